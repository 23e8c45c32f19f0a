//! How long checking a whole memory takes: `evaluate check [units [equal]]`, a million of which ten thousand have one source,
//! unless told. The memory is made up, and goes when the run ends.

use std::ops::ControlFlow;
use std::path::Path;

use cotejo::desk::{check::check_memory, terms};
use cotejo::format::Input;
use cotejo::model::{Hash, Lang, Time, Unit, UnitId, Variant};
use cotejo::store::{ImportJob, Manner, Memory, Prefer, Stamp};

use super::read::processor;

pub(super) fn run(args: &[String]) -> Result<(), String> {
    let number = |at: usize, otherwise: u64| -> Result<u64, String> {
        args.get(at).map_or(Ok(otherwise), |arg| arg.parse().map_err(|_| format!("no number: {arg}")))
    };
    let (count, equal) = (number(0, 1_000_000)?, number(1, 10_000)?);
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let memory = Memory::open(folder.path().join("memory.db")).map_err(|error| error.to_string())?;
    let lang = |tag: &str| Lang::parse(tag).map_err(|error| error.to_string());
    let languages = (lang("en")?, lang("pt-PT")?);
    fill(&memory, count, equal, &languages).map_err(|error| error.to_string())?;

    let termbase = Path::new(env!("CARGO_MANIFEST_DIR")).join("memory/terms.toml");
    let bytes = std::fs::read(&termbase).map_err(|error| error.to_string())?;
    let read = terms::read(&Input { name: "terms.toml", bytes: &bytes });
    let termbase = read.map_err(|error| error.to_string())?.value;
    let reader = memory.reader().map_err(|error| error.to_string())?;
    let (before, begun, mut findings) = (peak(), processor(), 0);
    let segments = check_memory(reader.as_ref(), &[], &termbase, &mut |faulty| {
        findings += faulty.findings.len();
        ControlFlow::Continue(())
    })
    .map_err(|error| error.to_string())?;
    println!(
        "{segments} segments, {findings} findings: {:.1} s of processor time; at most {} MB, {} MB before",
        processor() - begun,
        peak() >> 10,
        before >> 10
    );
    Ok(())
}

/// Every so many units the same sentence, each in a document of its own; the others all differ, with figures and a term.
fn fill(memory: &Memory, count: u64, equal: u64, (english, portuguese): &(Lang, Lang)) -> cotejo::error::Result<()> {
    let every = count / equal.clamp(1, count);
    let unit = |n: u64| -> Unit {
        let (source, target) = if n.is_multiple_of(every) {
            (
                "Photo: agency".to_owned(),
                if n.is_multiple_of(7) { "Foto: agência" } else { "Fotografia: agência" }.to_owned(),
            )
        } else {
            (
                format!("On day {n} the prime minister opened {} schools in the north.", n % 97),
                format!("No dia {n} o primeiro-ministro abriu {} escolas no norte.", n % 97),
            )
        };
        let target = Variant::translated(portuguese.clone(), target);
        let mut unit =
            Unit::of_texts(UnitId::kept(format!("{n:012x}")), Variant::translated(english.clone(), source), [target]);
        unit.document = Some(format!("story-{}.html", n / 20));
        unit
    };
    let job = ImportJob {
        name: "made up".to_owned(),
        hash: Hash("made up".to_owned()),
        manner: Manner::Replace,
        prefer: Prefer::Newer,
        settle: None,
        by: Stamp { who: "evaluate".to_owned(), when: Time(0) },
        batch: None,
    };
    memory.writer()?.import(&job, &mut (0..count).map(|n| Ok(unit(n)))).map(|_| ())
}

/// The most memory that this process took so far, in KB; 0 where the system does not tell it.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
