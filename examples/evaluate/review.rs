//! `evaluate review`: how many errors a hundred decisions remove, most doubtful first, against reading in order.
//!
//! The folder holds sets as `evaluate align` reads them. Each set of hard news is aligned as one archive without a memory; who
//! reviews looks at pairs one after another, and what is not in the gold is put right or rejected.

use std::path::Path;

use cotejo::align;

use super::align::{compared, documents, sets};

/// The sets that are reviewed unless the folder is one itself.
const SETS: &str = "ntrex-hard-";

/// So many pairs are looked at.
const LOOKS: usize = 100;

/// From this confidence on a pair is in the memory.
const LEAST: f32 = 0.9;

pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let [folder] = args else { return Err("evaluate review: which folder? One of sets with gold ladders".to_owned()) };
    let all = sets(Path::new(folder))?;
    let hard = |set: &&std::path::PathBuf| {
        all.len() == 1 || set.file_name().is_some_and(|name| name.to_string_lossy().starts_with(SETS))
    };
    println!(
        "{:<18} {:>6} {:>6}   {:<28} of those in the memory",
        "set",
        "pairs",
        "wrong",
        format!("found by {LOOKS} looks")
    );
    println!(
        "{:<18} {:>6} {:>6}   {:<28} {:<28}",
        "", "", "", "doubtful first, in order", "wrong, doubtful first, in order"
    );
    for set in all.iter().filter(hard) {
        let (tongues, documents) = documents(set)?;
        let pairs: Vec<_> = documents.iter().map(|document| document.pair.clone()).collect();
        let ladders = align::align(&pairs, &tongues, &[], 2);
        let mut units: Vec<(f32, bool)> = Vec::new();
        for (document, beads) in documents.iter().zip(&ladders) {
            units.extend(compared(&document.gold, beads).1);
        }
        let name = set.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let inside: Vec<(f32, bool)> = units.iter().copied().filter(|(sure, _)| *sure >= LEAST).collect();
        println!(
            "{name:<18} {:>6} {:>6}   {:>14.0}, {:>8.1}   {:>10}, {:>13.0}, {:>8.1}",
            units.len(),
            wrong(&units),
            found(units.clone()),
            in_order(&units),
            wrong(&inside),
            found(inside.clone()),
            in_order(&inside),
        );
    }
    Ok(())
}

fn wrong(units: &[(f32, bool)]) -> usize {
    units.iter().filter(|(_, right)| !right).count()
}

/// How many wrong pairs are among the most doubtful.
fn found(mut units: Vec<(f32, bool)>) -> f64 {
    units.sort_by(|a, b| a.0.total_cmp(&b.0));
    units.truncate(LOOKS);
    wrong(&units) as f64
}

/// How many there are, on the average, wherever somebody begins to read.
fn in_order(units: &[(f32, bool)]) -> f64 {
    wrong(units) as f64 * LOOKS.min(units.len()) as f64 / units.len().max(1) as f64
}
