//! The fuzz targets on stable, over their seeds: so they cannot rot between two runs of the fuzzer, and what it once
//! found stays found (the file goes to the seeds). The bodies are those of `fuzz/src/lib.rs`, which says what they assert.

use std::path::{Path, PathBuf};

#[path = "../../fuzz/src/lib.rs"]
mod bodies;

use bodies::TARGETS;

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn names(folder: &str) -> Vec<String> {
    files(Path::new(folder)).iter().map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn every_target_keeps_its_promises_over_its_seeds() {
    for (name, body) in TARGETS {
        let seeds = files(&Path::new("fuzz/seeds").join(name));
        assert!(!seeds.is_empty(), "{name} has no seed");
        for seed in seeds {
            let bytes = std::fs::read(&seed).unwrap();
            std::panic::catch_unwind(|| body(&bytes)).unwrap_or_else(|_| panic!("{}", seed.display()));
        }
    }
}

/// A seed with bytes left out, doubled or changed is what a fuzzer begins with: a few of each here.
#[test]
fn every_target_keeps_its_promises_near_its_seeds() {
    for (name, body) in TARGETS {
        for seed in files(&Path::new("fuzz/seeds").join(name)) {
            let bytes = std::fs::read(&seed).unwrap();
            let step = (bytes.len() / 16).max(1);
            for at in (0..bytes.len()).step_by(step) {
                let (before, after) = bytes.split_at(at);
                let end = (at + step).min(bytes.len());
                for near in [
                    before.to_vec(),
                    after.to_vec(),
                    [before, &bytes[end..]].concat(),
                    [&bytes[..end], after].concat(),
                    [before, b"<", after].concat(),
                ] {
                    std::panic::catch_unwind(|| body(&near))
                        .unwrap_or_else(|_| panic!("{} at {at}: {:?}", seed.display(), String::from_utf8_lossy(&near)));
                }
            }
        }
    }
}

#[test]
fn every_target_is_whole() {
    let manifest = std::fs::read_to_string("fuzz/Cargo.toml").unwrap();
    let manifest: toml::Table = toml::from_str(&manifest).unwrap();
    let bins: Vec<(&str, &str)> = manifest["bin"]
        .as_array()
        .unwrap()
        .iter()
        .map(|bin| (bin["name"].as_str().unwrap(), bin["path"].as_str().unwrap()))
        .collect();
    let mut targets: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    targets.sort_unstable();
    assert_eq!(names("fuzz/seeds"), targets);
    assert_eq!(names("fuzz/fuzz_targets"), targets);
    let paths: Vec<String> = targets.iter().map(|name| format!("fuzz_targets/{name}.rs")).collect();
    let expected: Vec<(&str, &str)> = targets.iter().copied().zip(paths.iter().map(String::as_str)).collect();
    assert_eq!(bins, expected);
    for name in targets {
        let target = std::fs::read_to_string(format!("fuzz/fuzz_targets/{name}.rs")).unwrap();
        assert!(target.contains(&format!("cotejo_fuzz::{name}(bytes)")), "fuzz_targets/{name}.rs runs another body");
    }
}
