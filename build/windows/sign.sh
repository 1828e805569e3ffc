#!/usr/bin/env bash
# Signs a program in place with the certificate of SIGN_CERT and SIGN_KEY (PEM files), or SIGN_PFX; SIGN_PASSWORD_FILE holds the
# password. SIGN_TIMESTAMP is the address of a time stamp server; without it the signature ends with the certificate.
set -euo pipefail
file=$1
options=(-h sha256 -n 共治通)
if [[ -n ${SIGN_PFX:-} ]]; then options+=(-pkcs12 "$SIGN_PFX"); else options+=(-certs "$SIGN_CERT" -key "$SIGN_KEY"); fi
if [[ -n ${SIGN_PASSWORD_FILE:-} ]]; then options+=(-readpass "$SIGN_PASSWORD_FILE"); fi
if [[ -n ${SIGN_TIMESTAMP:-} ]]; then options+=(-ts "$SIGN_TIMESTAMP"); fi
osslsigncode sign "${options[@]}" -in "$file" -out "$file.signed" >/dev/null
mv "$file.signed" "$file"
