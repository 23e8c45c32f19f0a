#!/usr/bin/env bash
# Makes the pictures of the READMEs anew: three segments of the bilingual page of the newest sample story, one picture a
# language of README. Needs Chromium (`apt-get install chromium fonts-noto-core fonts-noto-cjk`) and, to keep the pictures
# small, pngquant. COTEJO names the binary; without it, it is built.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=$PWD

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "make.sh: there is no Chromium here" >&2
    exit 3
}
cotejo=${COTEJO:-}
if [ -z "$cotejo" ]; then
    cargo build --locked --release
    cotejo=$here/target/release/cotejo
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r memory "$work/memory"
rm -rf "$work/memory/.cotejo"
cd "$work"

story=2026-11-19-lisbon-first-round
# One that was translated before, one that is nearly the same as an earlier one, a new one. The other segments and the parts
# of the page around them are hidden; nothing else is changed.
shown=".seg:not(#seg-16, #seg-18, #seg-19)"
hidden=".top, nav, .skip, #summary, #left, #site, #terms, body > footer, .tools .filter, #h-story"
style="$shown, $hidden { display: none } main, #story { margin: 0; padding: 0 }"

# picture <language of README> <target> <height>
picture() {
    "$cotejo" pretranslate "memory/articles/$story.en.html" --to "$2" --out "out-$1" --ui "$1" > /dev/null
    local page
    page=$(find "out-$1" -name "*.$2.bilingual.html")
    sed "s|</head>|<style>$style</style></head>|" "$page" > "$1.html"
    "$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars \
        --window-size="1100,$3" --screenshot="$1.png" "file://$work/$1.html" 2> /dev/null
    if command -v pngquant > /dev/null; then
        pngquant --force --strip --speed 1 --quality 70-95 --output "$1.png" "$1.png"
    fi
    cp "$1.png" "$here/docs/images/bilingual.$1.png"
}

picture en pt-PT 780
picture pt-PT pt-PT 780
picture pt-BR pt-BR 780
picture zh-Hans zh-Hans 780
ls -l "$here"/docs/images/*.png
