//! The sign of life: a person at a terminal sees one when work takes longer than a second, and nobody else does.
#![cfg(unix)]

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::process::{Child, Stdio};
use std::time::Duration;

use nix::pty::openpty;

use crate::binary::Desk;

const TEXT: &str = "The bridge opened. Nobody came.\n";

/// A run that waits for its input, so that it lasts as long as the test likes.
fn waiting(desk: &Desk, locale: &str, err: Stdio) -> Child {
    desk.command(&["--ui", locale, "segment", "-", "--from", "en"])
        .env("TERM", "xterm")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(err)
        .spawn()
        .unwrap()
}

fn end(mut run: Child) -> String {
    run.stdin.take().unwrap().write_all(TEXT.as_bytes()).unwrap();
    let out = run.wait_with_output().unwrap();
    assert!(out.status.success(), "{out:?}");
    assert!(out.stderr.is_empty(), "{:?}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// Everything that was drawn on a terminal whose other end is closed.
fn drawn(mut terminal: File) -> String {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    // Linux says so with an error, others with nothing more to read.
    while let Ok(count @ 1..) = terminal.read(&mut part) {
        bytes.extend_from_slice(&part[..count]);
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn work_that_takes_long_is_seen_at_a_terminal_and_leaves_no_trace() {
    let desk = Desk::empty();
    let (slow, quick) = (openpty(None, None).unwrap(), openpty(None, None).unwrap());
    let at_terminal = waiting(&desk, "pt-PT", Stdio::from(slow.slave));
    let piped = waiting(&desk, "pt-PT", Stdio::piped());
    let short = waiting(&desk, "pt-PT", Stdio::from(quick.slave));
    let wanted = end(short);
    assert!(wanted.contains("Nobody came."));
    std::thread::sleep(Duration::from_millis(1_600));
    assert_eq!(end(at_terminal), wanted);
    assert_eq!(end(piped), wanted);

    assert_eq!(drawn(quick.master.into()), "", "nothing for work that is done at once");
    let drawn = drawn(slow.master.into());
    let words = "A trabalhar…";
    let last = drawn.rfind(words).unwrap_or_else(|| panic!("no sign of life: {drawn:?}"));
    // The time that went by, then the line is wiped and nothing is written again.
    let after = &drawn[last + words.len()..];
    let wiped = after.rfind("\u{1b}[2K").unwrap_or_else(|| panic!("not wiped: {drawn:?}"));
    assert!(after[..wiped].contains('1') && !drawn.contains('\n'), "{drawn:?}");
    assert!(!after[wiped..].contains(char::is_alphanumeric) || after[wiped..] == *"\u{1b}[2K", "{drawn:?}");
}
