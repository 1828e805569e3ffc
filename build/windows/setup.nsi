; The installer. build/windows/make.sh gives VERSION (0.1.0), VERSION4 (0.1.0.0), STAGE (folder of files), OUT and, when there is a
; certificate, SIGN (a command that signs the file named after it).
Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "WinVer.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"

!define NAME "共治通"
!define KEY "Software\gongzhi"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\gongzhi"
!define CLASSES "Software\Classes"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "Folder"
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true
ManifestLongPathAware true
SetCompressor /SOLID lzma
SetCompressorDictSize 96
SetDateSave off
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION4}"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "CompanyName" "共治通项目"
VIAddVersionKey /LANG=2052 "LegalCopyright" "共治通项目"

!define MUI_ICON "gongzhi.ico"
!define MUI_UNICON "gongzhi.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "将为当前用户安装${NAME} ${VERSION}，不需要管理员权限。$\r$\n$\r$\n已经安装过旧版本的，会直接升级；数据不受影响，升级后第一次打开时先自动留一份副本。$\r$\n$\r$\n请先退出正在运行的${NAME}，再点“下一步”。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\gongzhi.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开${NAME}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

; Stop says why and ends with status 2; silent installations print nothing but end with the same status.
!macro Stop TEXT
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

; NotRunning waits until no copy of the program holds its file.
!macro NotRunning UN
Function ${UN}NotRunning
  again:
  StrCpy $1 ""
  ${If} ${FileExists} "$INSTDIR\gongzhi.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\gongzhi.exe" a
    ${If} ${Errors}
      StrCpy $1 "busy"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\gongzhi-compat.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\gongzhi-compat.exe" a
    ${If} ${Errors}
      StrCpy $1 "busy"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
  ${If} $1 == "busy"
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME}正在运行，请先退出（包括任务栏右侧的图标），再点“重试”。" /SD IDCANCEL IDRETRY again
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro NotRunning ""
!insertmacro NotRunning "un."

Function .onInit
  ${IfNot} ${AtLeastBuild} 17763
    !insertmacro Stop "这台电脑的 Windows 版本太旧。${NAME}需要 64 位 Windows 10 1809（2018 年 10 月更新）或更新的版本，请先升级系统。"
  ${EndIf}
FunctionEnd

Section "${NAME}（必选）" Main
  SectionIn RO
  Call NotRunning
  SetOutPath "$INSTDIR"
  File "${STAGE}\gongzhi.exe"
  File "${STAGE}\gongzhi-compat.exe"
  File "${STAGE}\libEGL.dll"
  File "${STAGE}\libGLESv2.dll"
  File "${STAGE}\d3dcompiler_47.dll"
  File "${STAGE}\许可证.txt"
  File "${STAGE}\sbom.cdx.json"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "Version" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "共治通项目"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\gongzhi.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortCut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\gongzhi.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}\${NAME}（兼容模式）.lnk" "$INSTDIR\gongzhi-compat.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}\卸载${NAME}.lnk" "$INSTDIR\uninstall.exe"
SectionEnd

Section "桌面快捷方式" Desktop
  SetOutPath "$INSTDIR"
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\gongzhi.exe"
SectionEnd

Section "双击备份文件（.gzb）时用${NAME}打开" Backups
  WriteRegStr HKCU "${CLASSES}\gongzhi.backup" "" "${NAME}备份"
  WriteRegStr HKCU "${CLASSES}\gongzhi.backup\DefaultIcon" "" "$INSTDIR\gongzhi.exe,0"
  WriteRegStr HKCU "${CLASSES}\gongzhi.backup\shell\open\command" "" '"$INSTDIR\gongzhi.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.gzb" "" "gongzhi.backup"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "日程文件（.ics）的“打开方式”里加上${NAME}" Calendar
  WriteRegStr HKCU "${CLASSES}\gongzhi.calendar" "" "日程文件"
  WriteRegStr HKCU "${CLASSES}\gongzhi.calendar\DefaultIcon" "" "$INSTDIR\gongzhi.exe,0"
  WriteRegStr HKCU "${CLASSES}\gongzhi.calendar\shell\open\command" "" '"$INSTDIR\gongzhi.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.ics\OpenWithProgids" "gongzhi.calendar" ""
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Main} "程序、兼容模式和开始菜单。"
  !insertmacro MUI_DESCRIPTION_TEXT ${Desktop} "在桌面放一个图标。"
  !insertmacro MUI_DESCRIPTION_TEXT ${Backups} "双击备份文件时先恢复成一份副本再打开，不覆盖现有数据。"
  !insertmacro MUI_DESCRIPTION_TEXT ${Calendar} "不改变现有的默认程序。"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; Data asks whether the data goes as well, twice; a silent removal keeps it.
Function un.Data
  ReadRegStr $0 HKCU "${KEY}" "Data"
  ${If} $0 == ""
    StrCpy $0 "$LOCALAPPDATA\gongzhi"
  ${EndIf}
  ${IfNot} ${FileExists} "$0\gongzhi.db"
    Return
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "要同时删除数据吗？$\r$\n$\r$\n数据在 $0，包括数据库、附件、退出副本和日志。$\r$\n点“否”保留数据，以后重新安装还能接着用。" /SD IDNO IDYES sure
  Return
  sure:
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "数据删除后无法找回。确定删除 $0 里的数据吗？" /SD IDNO IDYES delete
  Return
  delete:
  Delete "$0\gongzhi.db"
  Delete "$0\gongzhi.db-wal"
  Delete "$0\gongzhi.db-shm"
  Delete "$0\演示.db*"
  RMDir /r "$0\gongzhi.db.files"
  RMDir /r "$0\演示.db.files"
  RMDir /r "$0\copies"
  RMDir /r "$0\log"
  RMDir "$0"
  DeleteRegValue HKCU "${KEY}" "Data"
FunctionEnd

Section "Uninstall"
  Call un.NotRunning
  nsExec::Exec 'schtasks.exe /Delete /F /TN "gongzhi-backup"'
  Pop $0
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "gongzhi"
  Delete "$INSTDIR\gongzhi.exe"
  Delete "$INSTDIR\gongzhi-compat.exe"
  Delete "$INSTDIR\libEGL.dll"
  Delete "$INSTDIR\libGLESv2.dll"
  Delete "$INSTDIR\d3dcompiler_47.dll"
  Delete "$INSTDIR\许可证.txt"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$SMPROGRAMS\${NAME}"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${CLASSES}\gongzhi.backup"
  DeleteRegKey HKCU "${CLASSES}\gongzhi.calendar"
  DeleteRegValue HKCU "${CLASSES}\.ics\OpenWithProgids" "gongzhi.calendar"
  ReadRegStr $0 HKCU "${CLASSES}\.gzb" ""
  ${If} $0 == "gongzhi.backup"
    DeleteRegKey HKCU "${CLASSES}\.gzb"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DeleteRegKey HKCU "${UNINSTALL}"
  Call un.Data
  DeleteRegValue HKCU "${KEY}" "Folder"
  DeleteRegValue HKCU "${KEY}" "Version"
  DeleteRegKey /ifempty HKCU "${KEY}"
SectionEnd
