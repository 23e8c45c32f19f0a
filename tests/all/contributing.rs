//! What CONTRIBUTING.md promises a newcomer is there: each path, each registry in the file named, each command.

use std::fs;
use std::path::{Path, PathBuf};

/// The cells of every table, head and rule left out.
fn cells() -> Vec<String> {
    let text = fs::read_to_string("CONTRIBUTING.md").unwrap();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in text.lines() {
        let row = line.strip_prefix('|').and_then(|line| line.strip_suffix('|'));
        rows.push(row.map_or(Vec::new(), |row| row.split('|').map(|cell| cell.trim().to_owned()).collect()));
    }
    let rule = |row: &Vec<String>| row.first().is_some_and(|cell| cell.starts_with("---"));
    let head = |at: usize| rows.get(at + 1).is_some_and(rule);
    (0..rows.len()).filter(|&at| !head(at) && !rule(&rows[at])).flat_map(|at| rows[at].clone()).collect()
}

/// What stands between backticks, each with the text between it and the next one.
fn quoted(cell: &str) -> Vec<(&str, &str)> {
    let parts: Vec<&str> = cell.split('`').collect();
    assert!(parts.len() % 2 == 1, "a backtick without its other: {cell}");
    parts[1..].chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Whether it is a path in the repository; what stands in `target/` is made by a run.
fn is_path(quoted: &str) -> bool {
    quoted.contains('/') && !quoted.contains(' ') && !quoted.starts_with("target/")
}

/// The part of a path that is not to be filled in: `tests/segment/<lang>.txt` stands in `tests/segment`.
fn given(path: &str) -> PathBuf {
    path.split('/').take_while(|name| !name.contains('<')).collect()
}

fn names_in(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Whether Rust declares a public item of this name.
fn declares(rust: &str, name: &str) -> bool {
    let item = |line: &str| {
        let rest = line.trim_start().strip_prefix("pub")?;
        let rest = rest.strip_prefix("(crate)").or_else(|| rest.strip_prefix("(super)")).unwrap_or(rest);
        let (kind, rest) = rest.trim_start().split_once(' ')?;
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        (["const", "static", "fn", "struct", "enum", "trait"].contains(&kind) && &rest[..end] == name).then_some(())
    };
    rust.lines().any(|line| item(line).is_some())
}

/// All Rust below a folder.
fn rust(folder: &str) -> String {
    let mut out = String::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                out.push_str(&format!("// {}\n", path.display()));
                out.push_str(&names_in(&path));
            }
        }
    }
    out
}

/// What is wrong with a command line, if anything: a target, a profile, a filter, a script that is not there.
fn wrong(command: &str, manifest: &toml::Table) -> Option<String> {
    let words: Vec<&str> = command.split(' ').skip_while(|word| word.contains('=') && !word.starts_with('-')).collect();
    if words[0].starts_with('.') {
        return (!Path::new(words[0]).is_file()).then(|| format!("no file {}", words[0]));
    }
    if words[0] != "cargo" {
        return Some("not a command that is understood here".to_owned());
    }
    let words: Vec<&str> = words[1..].iter().copied().filter(|word| !word.starts_with('+')).collect();
    let after = |option: &str| words.iter().position(|word| *word == option).and_then(|at| words.get(at + 1)).copied();
    let in_manifest = |table: &str, name: &str| {
        let named = |entry: &toml::Value| entry.get("name").and_then(toml::Value::as_str) == Some(name);
        manifest[table].as_array().unwrap().iter().any(named)
    };
    if after("--test").is_some_and(|name| !in_manifest("test", name)) {
        return Some("no such test binary".to_owned());
    }
    if after("--profile").is_some_and(|name| manifest["profile"].get(name).is_none()) {
        return Some("no such profile".to_owned());
    }
    let is_example = |name: &str| {
        [format!("examples/{name}.rs"), format!("examples/{name}/main.rs")].iter().any(|file| Path::new(file).is_file())
    };
    if after("--example").is_some_and(|name| !is_example(name)) {
        return Some("no such example".to_owned());
    }
    match words[0] {
        "test" => {
            // `--test all search`, `--lib mutants`: the last word chooses tests by a part of their path.
            let filter = words
                .last()
                .filter(|word| words.len() > 2 && !word.starts_with('-'))
                .filter(|word| Some(**word) != after("--test"));
            let folder = if words.contains(&"--lib") { "src" } else { "tests/all" };
            let known = |filter: &str| {
                let all = rust(folder);
                all.contains(&format!("mod {filter}"))
                    || all.contains(&format!("/{filter}.rs"))
                    || all.contains(&format!("fn {filter}"))
            };
            filter.filter(|filter| !known(filter)).map(|filter| format!("no test is called {filter}"))
        }
        "bench" => {
            let bench = rust("benches");
            after("--")
                .filter(|name| !bench.contains(&format!("mod {name}")) && !bench.contains(&format!("fn {name}")))
                .map(|name| format!("no bench {name}"))
        }
        "fuzz" => {
            let target = words[2];
            (!Path::new(&format!("fuzz/fuzz_targets/{target}.rs")).is_file()
                || words[3..].iter().any(|folder| !folder.ends_with(target)))
            .then(|| format!("no fuzz target {target}"))
        }
        "deny" => (!Path::new("deny.toml").is_file()).then(|| "no deny.toml".to_owned()),
        "deb" => manifest["package"]
            .get("metadata")
            .and_then(|metadata| metadata.get("deb"))
            .is_none()
            .then(|| "no metadata for cargo-deb".to_owned()),
        "build" | "run" => None,
        other => Some(format!("what does cargo {other} do?")),
    }
}

fn manifest() -> toml::Table {
    toml::from_str(&fs::read_to_string("Cargo.toml").unwrap()).unwrap()
}

#[test]
fn what_the_tables_name_is_there() {
    let manifest = manifest();
    let (mut paths, mut registries, mut commands) = (0, 0, 0);
    let mut missing = Vec::new();
    for cell in cells() {
        let quoted = quoted(&cell);
        for (at, (name, between)) in quoted.iter().enumerate() {
            let is_registry = name.len() > 2 && name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
            let next = quoted.get(at + 1).map(|(next, _)| *next).filter(|_| *between == " in ");
            if name.starts_with("cargo ") || name.starts_with('.') || name.contains("=") {
                commands += 1;
                missing.extend(wrong(name, &manifest).map(|why| format!("{name}: {why}")));
            } else if is_registry || next.is_some() {
                registries += 1;
                let Some(file) = next else {
                    missing.push(format!("{name}: in which file?"));
                    continue;
                };
                if !declares(&names_in(Path::new(file)), name) {
                    missing.push(format!("{name} is not declared in {file}"));
                }
            } else if is_path(name) {
                paths += 1;
                if !given(name).exists() {
                    missing.push(format!("no {name}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "CONTRIBUTING.md: {missing:#?}");
    assert!(
        paths > 15 && registries > 4 && commands > 8,
        "{paths} paths, {registries} registries, {commands} commands"
    );
}

#[test]
fn the_test_bites() {
    let manifest = manifest();
    for command in [
        "cargo test --test some search",
        "cargo test --test all nonsense_of_nobody",
        "cargo test --lib nonsense_of_nobody",
        "cargo build --profile wrk",
        "cargo run --release --example nothing -- x",
        "cargo bench -- nothing",
        "cargo +nightly fuzz run nothing fuzz/corpus/nothing",
        "cargo +nightly fuzz run html fuzz/seeds/tmx",
        ".ci/nothing",
        "make",
    ] {
        assert!(wrong(command, &manifest).is_some(), "{command}");
    }
    assert!(!given("src/nothing/<id>.rs").exists());
    assert!(declares("pub const A: u8 = 0;", "A") && declares("  pub(crate) fn a<T>() {}", "a"));
    assert!(!declares("pub const AB: u8 = 0;", "A") && !declares("// pub enum A", "A") && !declares("enum A {}", "A"));
    assert!(is_path("src/format/") && !is_path("x86_64-pc-windows-gnu"));
}

/// A newcomer finds every room in the table: each registry of the house stands there.
#[test]
fn no_registry_is_left_out() {
    let text = fs::read_to_string("CONTRIBUTING.md").unwrap();
    for registry in ["FORMATS", "CHECKS", "COMMANDS", "LOCALES", "TARGETS"] {
        assert!(text.contains(&format!("`{registry}` in ")), "{registry}");
    }
}
