//! What SECURITY.md promises is held by tests that there are, and whoever reports finds somebody.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The names of all tests: functions that stand right below `#[test]`, attributes aside.
fn tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut folders: Vec<PathBuf> = vec!["src".into(), "tests/all".into()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let rust = fs::read_to_string(&path).unwrap();
                let mut test = false;
                for line in rust.lines().map(str::trim_start) {
                    test |= line == "#[test]";
                    if let Some(name) = line.strip_prefix("fn ").and_then(|rest| rest.split('(').next())
                        && std::mem::take(&mut test)
                    {
                        names.insert(name.to_owned());
                    }
                }
            }
        }
    }
    names
}

#[test]
fn every_promise_is_held_by_tests() {
    let text = fs::read_to_string("SECURITY.md").unwrap();
    let tests = tests();
    let promises: Vec<&str> =
        text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise")).collect();
    assert!(promises.len() >= 8, "{promises:?}");
    for promise in promises {
        let cells: Vec<&str> = promise.trim_matches('|').split('|').collect();
        let [_, held_by] = cells[..] else { panic!("two cells: {promise}") };
        let named: Vec<&str> = held_by.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "held by nothing: {promise}");
        for name in named {
            assert!(tests.contains(name), "there is no test {name}");
        }
    }
}

#[test]
fn whoever_reports_finds_the_way() {
    let security = fs::read_to_string("SECURITY.md").unwrap();
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let address =
        manifest.split('<').find_map(|rest| rest.split_once('>').filter(|(address, _)| address.contains('@')));
    assert!(security.contains(address.unwrap().0), "the package names another address");
    for page in ["README.md", "CONTRIBUTING.md"] {
        assert!(fs::read_to_string(page).unwrap().contains("(SECURITY.md)"), "{page} does not lead there");
    }
}

/// Nothing in the product could open a connection or run a program: neither is named.
#[test]
fn no_connection_and_no_other_program() {
    let mut folders: Vec<PathBuf> = vec!["src".into()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let rust = fs::read_to_string(&path).unwrap();
                for named in ["std::net", "process::Command", "load_extension"] {
                    assert!(!rust.contains(named), "{}: {named}", path.display());
                }
            }
        }
    }
}
