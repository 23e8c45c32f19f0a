#!/usr/bin/env bash
# Other programs read what Cotejo writes; see README.md beside it.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/consumers
cotejo=${COTEJO:-$root/target/debug/cotejo}
python=$root/target/consumers/bin/python

if [ "${1:-}" = --install ]; then
  for pair in omegat:omegat soffice:libreoffice-writer; do
    command -v "${pair%%:*}" > /dev/null || apt-get install -y --no-install-recommends "${pair##*:}"
  done
  [ -x "$python" ] || python3 -m venv "$root/target/consumers"
  "$python" -m pip install --quiet 'translate-toolkit==3.*' lxml
fi
[ -x "$cotejo" ] || { echo "NOT TRIED: $cotejo is not built (cargo build)"; exit 0; }

desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
export HOME=$desk/home XDG_DATA_HOME=$desk/home/data XDG_CONFIG_HOME=$desk/home/config COTEJO_UI=en COTEJO_USER=consumers
mkdir -p "$HOME"
cp -r "$root/memory" "$desk/memory"
rm -rf "$desk/memory/.cotejo"
cd "$desk"
failed=0
missing=()

echo "== what Cotejo writes"
page=$(basename "$(ls memory/articles/*.en.html | head -n 1)")
"$cotejo" export --to pt-PT --for omegat
"$cotejo" terms export terms.tbx
# A bilingual file in which nothing is filled in: its memory is empty.
mkdir -p empty
cp "memory/articles/$page" "empty/$page"
cp "$here/letter.tmx" "$here/site.po" empty/
cp "$root/tests/formats/docx/letter.docx" empty/
(
  cd empty
  "$cotejo" init > /dev/null
  "$cotejo" pretranslate "$page" --to pt-PT --xliff 1.2 > /dev/null
  "$cotejo" import letter.tmx
  "$cotejo" pretranslate letter.docx --to zh-Hans > /dev/null
  "$cotejo" pretranslate site.po --to pt-PT > /dev/null
)
xliff=$(find empty/out -name '*.pt-PT.xlf' | head -n 1)
word=$(find empty/out -name '*.docx' | head -n 1)
po=$(find empty/out -name '*.po' | head -n 1)
tmx=$(find out -name '*.omegat.tmx' | head -n 1)

echo "== OmegaT"
if command -v omegat > /dev/null; then
  mkdir -p project/{source,target,tm/auto,glossary,dictionary,omegat}
  cp "$here/omegat.project" project/
  cp "$xliff" project/source/story.xlf
  cp "$tmx" project/tm/auto/
  omegat "$desk/project" --mode=console-translate > omegat.log 2>&1 || { tail -n 20 omegat.log; failed=1; }
  if [ -f project/target/story.xlf ]; then
    python3 "$here/check.py" filled project/target/story.xlf "$tmx" || failed=1
    cp project/target/story.xlf empty/returned.xlf
    (cd empty && "$cotejo" import returned.xlf) || { echo "FAILED: Cotejo does not take back what OmegaT wrote"; failed=1; }
  else
    echo "FAILED: OmegaT wrote no translation"
    tail -n 20 omegat.log
    failed=1
  fi
else
  missing+=("OmegaT (apt-get install omegat)")
fi

echo "== Translate Toolkit"
toolkit=""
for candidate in "$python" python3; do
  "$candidate" -c 'import translate, lxml' 2> /dev/null && { toolkit=$candidate; break; }
done
if [ -n "$toolkit" ]; then
  for file in "$tmx" "$xliff" "$po" terms.tbx; do
    "$toolkit" "$here/check.py" units "$file" || failed=1
  done
else
  missing+=("the Translate Toolkit (pip install translate-toolkit)")
fi

echo "== LibreOffice"
if command -v soffice > /dev/null; then
  soffice --headless "-env:UserInstallation=file://$desk/office" --convert-to fodt \
    --outdir office-out "$word" > office.log 2>&1 || { cat office.log; failed=1; }
  python3 "$here/check.py" words office-out/*.fodt "$here/letter.tmx" || failed=1
  if [ -n "${KEEP:-}" ]; then
    cp "$word" "$KEEP/"
  fi
else
  missing+=("LibreOffice (apt-get install libreoffice-writer)")
fi

for program in ${missing[@]+"${missing[@]}"}; do
  echo "NOT TRIED: $program is not installed"
done
[ "$failed" = 0 ] && echo "what is there reads what Cotejo writes"
exit "$failed"
