//! Measures a craft against gold data and against its peers: `evaluate <subject> <folder>`.
//!
//! One file a subject. The folders are no part of the repository; each file says what it expects in one.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod align;
mod archive;
mod attack;
mod check;
mod doctor;
mod docx;
mod formats;
mod glossaries;
mod pour;
mod read;
mod review;
mod search;
mod segment;
mod terms;

fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match args.split_first().map(|(subject, rest)| (subject.as_str(), rest)) {
        Some(("align", rest)) => align::run(rest),
        Some(("archive", rest)) => archive::run(rest),
        Some(("attack", rest)) => attack::run(rest),
        Some(("check", rest)) => check::run(rest),
        Some(("doctor", rest)) => doctor::run(rest),
        Some(("formats", rest)) => formats::run(rest),
        Some(("pour", rest)) => pour::run(rest),
        Some(("read", rest)) => read::run(rest),
        Some(("review", rest)) => review::run(rest),
        Some(("search", rest)) => search::run(rest),
        Some(("segment", rest)) => segment::run(rest),
        Some(("terms", rest)) => terms::run(rest),
        _ => {
            Err("usage: evaluate <align|archive|attack|check|doctor|formats|pour|read|review|search|segment|terms> <folder> \
                  [options]"
                .to_owned())
        }
    };
    match outcome {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            std::process::ExitCode::from(2)
        }
    }
}
