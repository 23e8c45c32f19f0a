//! `evaluate terms`: the terms and names that pairs of sentences suggest, to be read by a person.
//!
//! The folder holds sets as `evaluate align` reads them, or is one; of each set the gold beads are the pairs.

use std::path::Path;

use cotejo::termbase::{Termbase, suggest};

use super::align::{documents, sets};

/// So many are shown.
const SHOWN: usize = 50;

pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let [folder] = args else { return Err("evaluate terms: which folder? One of sets with gold ladders".to_owned()) };
    for set in sets(Path::new(folder))? {
        let (tongues, documents) = documents(&set)?;
        let said = |lines: &[String], at: &[u32]| {
            let lines: Vec<&str> = at.iter().filter_map(|at| lines.get(*at as usize)).map(String::as_str).collect();
            lines.join(" ")
        };
        let mut pairs: Vec<(String, String)> = Vec::new();
        for document in &documents {
            let beads = document.gold.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
            pairs
                .extend(beads.map(|bead| {
                    (said(&document.pair.source, &bead.source), said(&document.pair.target, &bead.target))
                }));
        }
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|pair| (pair.0.as_str(), pair.1.as_str())).collect();
        let found = suggest(&pairs, &tongues.source, &tongues.target, &Termbase::new(Vec::new()));
        println!("{}: {} pairs, {} suggestions", set.display(), pairs.len(), found.len());
        for (nth, one) in (1..).zip(found.iter().take(SHOWN)) {
            println!("{nth:>3} {:>5.2} {:>3} {}  =  {}", one.score, one.count, one.source, one.target);
        }
    }
    Ok(())
}
