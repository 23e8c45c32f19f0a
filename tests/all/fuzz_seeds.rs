//! The fuzz targets on stable, over their seeds: so they cannot rot between two runs of the fuzzer, and what it once
//! found stays found (the file goes to the seeds). The bodies are those of `fuzz/src/lib.rs`, which says what they assert.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

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

/// Half a minute of changes at random for each target: a fuzzer without nightly Rust, blind to coverage. `cargo test --test
/// all fuzz_seeds -- --ignored --nocapture`; what it finds is printed and stands in `target/fuzz-found/<target>`.
/// `FUZZ_SECONDS=3600 FUZZ_TARGETS=html,tmx FUZZ_SEED=2` takes longer, over some of them, by other chances.
#[test]
#[ignore = "takes minutes"]
#[allow(clippy::disallowed_methods)]
fn every_target_keeps_its_promises_far_from_its_seeds() {
    let said = |name: &str| std::env::var(name).ok();
    let number = |name: &str, otherwise: u64| said(name).map_or(otherwise, |said| said.parse().unwrap());
    let (seconds, seed) = (number("FUZZ_SECONDS", 30), number("FUZZ_SEED", 0x5eed));
    let chosen = said("FUZZ_TARGETS");
    let wanted = |name: &str| chosen.as_ref().is_none_or(|chosen| chosen.split(',').any(|one| one == name));
    let mut found = Vec::new();
    for (name, body) in TARGETS.iter().filter(|(name, _)| wanted(name)) {
        let seeds: Vec<Vec<u8>> =
            files(&Path::new("fuzz/seeds").join(name)).iter().map(|seed| std::fs::read(seed).unwrap()).collect();
        let (mut chance, mut runs, began) = (Chance(seed), 0_u64, Instant::now());
        while began.elapsed() < Duration::from_secs(seconds) {
            runs += 1;
            let input = chance.changed(&seeds);
            let asked = Instant::now();
            let kept = std::panic::catch_unwind(|| body(&input)).is_ok();
            let too_long = |since: Instant| since.elapsed() > Duration::from_secs(10);
            // A busy machine may stand still once.
            let again = || {
                let asked = Instant::now();
                body(&input);
                too_long(asked)
            };
            if !kept || too_long(asked) && again() {
                let folder = Path::new("target/fuzz-found");
                std::fs::create_dir_all(folder).unwrap();
                std::fs::write(folder.join(name), &input).unwrap();
                found.push(format!("{name}: {:?} {}", asked.elapsed(), input.escape_ascii()));
                break;
            }
        }
        println!("{name}: {runs} runs");
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Random numbers that are the same at every run (SplitMix64, Steele and others, OOPSLA 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `limit`; 0 where there is nothing to choose from.
    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }

    /// A seed with one to eight changes: bytes left out, doubled, overwritten, or taken from another seed.
    fn changed(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        const TOKENS: [&[u8]; 24] = [
            b"<",
            b">",
            b"&",
            b"\"",
            b"'",
            b"{",
            b"}",
            b"[",
            b"]",
            b"\0",
            b"\xff",
            b"\r\n",
            b"<!--",
            b"-->",
            b"]]>",
            b"&amp;",
            b"</p>",
            b"<p>",
            b"\xef\xbb\xbf",
            "\u{3000}".as_bytes(),
            "。".as_bytes(),
            b"999999999999",
            b".",
            b" ",
        ];
        let mut out = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(8) {
            let at = self.below(out.len() + 1);
            let end = (at + self.below(16)).min(out.len());
            match self.below(6) {
                0 => drop(out.drain(at..end)),
                1 => {
                    let copy = out[at..end].to_vec();
                    out.splice(at..at, copy);
                }
                2 => {
                    let token = TOKENS[self.below(TOKENS.len())];
                    out.splice(at..at, token.iter().copied());
                }
                3 => {
                    let byte = self.next().to_le_bytes()[0];
                    out.get_mut(at).into_iter().for_each(|old| *old = byte);
                }
                4 => out.get_mut(at).into_iter().for_each(|old| *old ^= 1 << (at % 8)),
                _ => {
                    let other = &seeds[self.below(seeds.len())];
                    let from = self.below(other.len());
                    let part = other[from..(from + self.below(64)).min(other.len())].to_vec();
                    out.splice(at..end, part);
                }
            }
        }
        out
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
