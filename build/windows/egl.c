/* The one EGL function that the compatibility build calls itself: where a function of OpenGL ES lies.
 *
 * libEGL.dll (ANGLE) is taken from the program's own folder only. ANGLE offers OpenGL ES 3.0; the binding also asks for
 * functions of 3.1, which nothing ever calls, and refuses to start without them: those get the address of a function that
 * does nothing. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

typedef void (*function)(void);
typedef function(WINAPI *lookup)(const char *name);

static void missing(void) {}

static HMODULE beside(const wchar_t *name) {
	wchar_t path[MAX_PATH * 4];
	DWORD n = GetModuleFileNameW(NULL, path, MAX_PATH * 3);
	while (n > 0 && path[n - 1] != L'\\') n--;
	path[n] = 0;
	if (wcslen(path) + wcslen(name) >= MAX_PATH * 4) return NULL;
	wcscat(path, name);
	return LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
}

function eglGetProcAddress(const char *name) {
	static HMODULE es;
	static lookup find;
	function f = NULL;
	if (!find) {
		HMODULE egl = beside(L"libEGL.dll");
		es = beside(L"libGLESv2.dll");
		if (egl) find = (lookup)GetProcAddress(egl, "eglGetProcAddress");
	}
	if (find) f = find(name);
	if (!f && es) f = (function)GetProcAddress(es, name);
	return f ? f : missing;
}

/* Headers for Windows call it through the import table. */
function (*__imp_eglGetProcAddress)(const char *) = eglGetProcAddress;
