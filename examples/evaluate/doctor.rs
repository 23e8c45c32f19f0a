//! How an XLIFF conformance suite is judged: `evaluate doctor <suite>`, a folder with `core/` and `modules/`, in each `valid/` and
//! `invalid/`. Every valid file is to be accepted, every invalid one refused; `--reasons` shows the first finding of each.

use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use cotejo::format::XLIFF;

pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let folder = args.first().ok_or("usage: evaluate doctor <suite> [--reasons]")?;
    let verbose = args.iter().any(|arg| arg == "--reasons");
    for part in ["core", "modules"] {
        for kind in ["valid", "invalid"] {
            judge(&Path::new(folder).join(part).join(kind), part, kind, verbose)?;
        }
    }
    Ok(())
}

fn judge(folder: &Path, part: &str, kind: &str, verbose: bool) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "xlf"));
    files.sort();
    let mut right = 0;
    let mut wrong = Vec::new();
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let input = BufReader::new(File::open(file).map_err(|error| format!("{name}: {error}"))?);
        let mut first = None;
        let mut tell = |finding: cotejo::format::doctor::Finding| {
            first.get_or_insert_with(|| {
                format!("{}:{} {} {:?}", finding.line, finding.column, finding.fault.id(), finding.fault)
            });
            ControlFlow::Continue(())
        };
        let doctor = XLIFF.doctor(&name).map_err(|error| error.to_string())?;
        // What cannot even be read is refused.
        let accepted = (doctor.examine)(Box::new(input), &name, &mut tell).is_ok_and(|found| found.faults.is_empty());
        if verbose {
            println!("  {name} {}", first.clone().unwrap_or_default());
        }
        if accepted == (kind == "valid") {
            right += 1;
        } else {
            wrong.push(format!("  {name} {}", first.unwrap_or_default()));
        }
    }
    let done = if kind == "valid" { "accepted" } else { "refused" };
    println!("{part}, {kind}: {right} of {} {done}", files.len());
    wrong.iter().for_each(|line| println!("{line}"));
    Ok(())
}
