//! The floors hold: the table at the head of `src/lib.rs` is read here, and every path that leads from one module to
//! another is held against it. What the compiler cannot keep, a test keeps.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Which outside crates only certain modules, with what lies within them, may name.
const RESERVED: &[(&str, &[&str])] = &[
    ("rusqlite", &["store::sqlite"]),
    ("clap", &["cli"]),
    ("fluent_bundle", &["l10n"]),
    ("quick_xml", &["format", "segment"]),
    ("csv", &["format"]),
    ("html5gum", &["format"]),
    ("selectors", &["format::html"]),
    ("cssparser", &["format::html"]),
    ("strsim", &["fuzzy"]),
    ("toml", &["format", "desk"]),
    ("indicatif", &["cli"]),
    // The door's alone, `main.rs`: whoever uses the library brings a subscriber of their own, or none.
    ("tracing_subscriber", &[]),
    // And a test of the door.
    ("tempfile", &["desk", "store", "cli"]),
];

/// Where no two files may reach each other in a circle: each can be read with those before it.
const WITHOUT_CIRCLES: &[&str] = &["store"];

/// Modules that may touch files: everything else is handed bytes.
const FILES: &[&str] = &["store", "desk", "cli"];

/// Floors whose modules never see each other: the instruments, and the fronts.
const APART: &[u32] = &[2, 6];

#[derive(Debug, PartialEq, Eq)]
struct Floors {
    /// Module to (floor, place in reading order).
    place: BTreeMap<String, (u32, usize)>,
}

impl Floors {
    fn read(lib: &str) -> Self {
        let mut place = BTreeMap::new();
        let mut order = 0;
        for line in lib.lines() {
            let Some(row) = line.strip_prefix("//! | ") else { continue };
            let mut cells = row.split('|').map(str::trim);
            let Some(floor) = cells.next().and_then(|cell| cell.split(' ').next()).and_then(|f| f.parse().ok()) else {
                continue;
            };
            for module in cells.next().unwrap_or_default().split('`').skip(1).step_by(2) {
                place.insert(module.to_owned(), (floor, order));
                order += 1;
            }
        }
        Self { place }
    }

    fn may(&self, from: &str, to: &str) -> bool {
        if from == to {
            return true;
        }
        match (self.place.get(from), self.place.get(to)) {
            (Some((from, _)), Some((to, _))) if from == to && APART.contains(from) => false,
            (Some((_, from)), Some((_, to))) => to < from,
            _ => false,
        }
    }
}

/// The tokens of Rust source without comments, strings and characters: identifiers, `::`, single signs.
fn tokens(source: &str) -> Vec<String> {
    let c: Vec<char> = source.chars().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while i < c.len() {
        let next = c.get(i + 1).copied().unwrap_or('\0');
        if c[i] == '/' && next == '/' {
            while i < c.len() && c[i] != '\n' {
                i += 1;
            }
        } else if c[i] == '/' && next == '*' {
            let mut depth = 0;
            while i < c.len() {
                if c[i] == '/' && c.get(i + 1) == Some(&'*') {
                    depth += 1;
                    i += 2;
                } else if c[i] == '*' && c.get(i + 1) == Some(&'/') {
                    depth -= 1;
                    i += 2;
                    if depth == 0 {
                        break;
                    }
                } else {
                    i += 1;
                }
            }
        } else if c[i] == '"' {
            i += 1;
            while i < c.len() && c[i] != '"' {
                i += if c[i] == '\\' { 2 } else { 1 };
            }
            i += 1;
        } else if c[i] == 'r' && (next == '"' || (next == '#' && matches!(c.get(i + 2), Some('"' | '#')))) {
            let mut hashes = 0;
            i += 1;
            while c.get(i) == Some(&'#') {
                hashes += 1;
                i += 1;
            }
            i += 1;
            let close: String = format!("\"{}", "#".repeat(hashes));
            while i < c.len() && !c[i..].iter().take(close.len()).collect::<String>().eq(&close) {
                i += 1;
            }
            i += close.len();
        } else if c[i] == '\'' {
            // A character, or a lifetime.
            if next == '\\' {
                i += 3;
                while i < c.len() && c[i] != '\'' {
                    i += 1;
                }
                i += 1;
            } else if c.get(i + 2) == Some(&'\'') {
                i += 3;
            } else {
                i += 1;
            }
        } else if c[i].is_alphanumeric() || c[i] == '_' {
            let start = i;
            while i < c.len() && (c[i].is_alphanumeric() || c[i] == '_') {
                i += 1;
            }
            out.push(c[start..i].iter().collect());
        } else if c[i] == ':' && next == ':' {
            out.push("::".to_owned());
            i += 2;
        } else {
            if !c[i].is_whitespace() {
                out.push(c[i].to_string());
            }
            i += 1;
        }
    }
    out
}

/// Every top-level module that a file reaches through `crate::`, `self::` or `super::`; `*` for the crate's root itself.
fn reached(module: &[&str], source: &str) -> Vec<String> {
    paths(module, source, &|_| false).into_iter().filter_map(|path| path.into_iter().next()).collect()
}

/// Every path that a file names through `crate::`, `self::` or `super::`, or in a `use` through one of the modules within
/// it, from the crate's root on; `*` alone for the root itself.
fn paths(module: &[&str], source: &str, is_module: &dyn Fn(&[String]) -> bool) -> Vec<Vec<String>> {
    let tokens = tokens(source);
    let mut path: Vec<String> = module.iter().map(|&part| part.to_owned()).collect();
    let mut out = Vec::new();
    let (mut depth, mut inline) = (0_i32, Vec::new());
    let mut i = 0;
    while i < tokens.len() {
        match tokens[i].as_str() {
            "mod" if tokens.get(i + 2).map(String::as_str) == Some("{") => {
                inline.push(depth);
                path.push(tokens[i + 1].clone());
                i += 1;
            }
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                if inline.last() == Some(&depth) {
                    inline.pop();
                    path.pop();
                }
            }
            // Who may see something is no use of it.
            "pub" if tokens.get(i + 2).map(String::as_str) == Some("in") => {
                while tokens.get(i).is_some_and(|token| token != ")") {
                    i += 1;
                }
            }
            "use" => {
                let within = tokens.get(i + 1).map(|name| [path.as_slice(), std::slice::from_ref(name)].concat());
                if within.is_some_and(|within| is_module(&within)) {
                    i = walk(&tokens, i + 1, &path, &mut out);
                    continue;
                }
            }
            "crate" | "self" | "super" if i == 0 || tokens[i - 1] != "::" => {
                let follows = tokens.get(i + 1).map(String::as_str);
                if follows == Some("::") {
                    i = walk(&tokens, i, &path, &mut out);
                    continue;
                }
                // `use crate as house;` would hide every path behind it.
                if tokens[i] == "crate" && follows == Some("as") {
                    out.push(vec!["*".to_owned()]);
                }
            }
            _ => {}
        }
        i += 1;
    }
    out
}

/// Follows one path (or group) from `i`, standing in `base`; returns where it ends.
fn walk(tokens: &[String], mut i: usize, base: &[String], out: &mut Vec<Vec<String>>) -> usize {
    let mut at: Vec<String> = base.to_vec();
    loop {
        match tokens.get(i).map(String::as_str) {
            Some("crate") => at.clear(),
            Some("self") => {}
            Some("super") => {
                at.pop();
            }
            Some("{") => {
                i += 1;
                while tokens.get(i).is_some_and(|token| token != "}") {
                    i = walk(tokens, i, &at, out);
                    while tokens.get(i).is_some_and(|token| token != "," && token != "}") {
                        i += 1;
                    }
                    if tokens.get(i).is_some_and(|token| token == ",") {
                        i += 1;
                    }
                }
                return i + 1;
            }
            Some(name) if name == "*" || name.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_') => {
                at.push(name.to_owned());
            }
            _ => break,
        }
        i += 1;
        if tokens.get(i).is_none_or(|token| token != "::") {
            break;
        }
        i += 1;
    }
    if !at.is_empty() {
        out.push(at);
    }
    i
}

/// A circle of files that reach each other, if there is one, from one back to itself. A path is to the file of the
/// innermost module that it names.
fn circle(files: &[(Vec<String>, String)]) -> Option<Vec<String>> {
    let is_module = |path: &[String]| files.iter().any(|(module, _)| module == path);
    let mut reach: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, source) in files {
        let parts: Vec<&str> = module.iter().map(String::as_str).collect();
        let of_file = paths(&parts, source, &is_module).into_iter().filter_map(|path| {
            (1..=path.len())
                .rev()
                .map(|length| &path[..length])
                .find(|path| is_module(path))
                .map(|path| path.join("::"))
        });
        let name = module.join("::");
        reach.insert(name.clone(), of_file.filter(|to| *to != name).collect());
    }
    // Whatever reaches nothing that is left stands in no circle.
    loop {
        let left: BTreeSet<String> = reach.keys().cloned().collect();
        reach.values_mut().for_each(|to| to.retain(|to| left.contains(to)));
        let before = reach.len();
        reach.retain(|_, to| !to.is_empty());
        if reach.len() == before {
            break;
        }
    }
    let mut way = vec![reach.keys().next()?.clone()];
    loop {
        let next = reach[&way[way.len() - 1]].iter().next()?.clone();
        let begin = way.iter().position(|module| *module == next);
        way.push(next);
        if let Some(begin) = begin {
            return Some(way.split_off(begin));
        }
    }
}

/// Whether a module is that one, or lies within it.
fn within(module: &[&str], outer: &str) -> bool {
    let outer: Vec<&str> = outer.split("::").collect();
    module.starts_with(&outer)
}

fn violations(floors: &Floors, module: &[&str], source: &str) -> Vec<String> {
    let top = module[0];
    reached(module, source)
        .into_iter()
        // The macro `messages!` is exported at the root, where macros live.
        .filter(|to| to != "messages" && !floors.may(top, to))
        .map(|to| format!("{} reaches {to}", module.join("::")))
        .collect()
}

fn sources(folder: &Path, module: &mut Vec<String>, each: &mut dyn FnMut(&[&str], &str)) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            module.push(stem);
            sources(&path, module, each);
            module.pop();
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let named = stem != "mod" && !(module.is_empty() && (stem == "lib" || stem == "main"));
            if named {
                module.push(stem);
            }
            if !module.is_empty() {
                let parts: Vec<&str> = module.iter().map(String::as_str).collect();
                each(&parts, &fs::read_to_string(&path).unwrap());
            }
            if named {
                module.pop();
            }
        }
    }
}

fn floors() -> Floors {
    Floors::read(&fs::read_to_string("src/lib.rs").unwrap())
}

#[test]
fn every_module_stands_in_the_table_and_the_table_names_no_other() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let declared: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut table: Vec<(usize, String)> =
        floors().place.into_iter().map(|(module, (_, order))| (order, module)).collect();
    table.sort();
    assert_eq!(declared, table.iter().map(|(_, module)| module.as_str()).collect::<Vec<_>>());
}

#[test]
fn no_module_sees_one_that_stands_after_it() {
    let floors = floors();
    let mut found = Vec::new();
    let mut count = 0;
    sources(Path::new("src"), &mut Vec::new(), &mut |module, source| {
        count += 1;
        found.extend(violations(&floors, module, source));
    });
    assert!(count > 20, "only {count} files were read");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn outside_crates_are_named_only_where_they_belong() {
    let mut found = Vec::new();
    sources(Path::new("src"), &mut Vec::new(), &mut |module, source| {
        let tokens = tokens(source);
        for (i, token) in tokens.iter().enumerate() {
            let path = tokens.get(i + 1).is_some_and(|next| next == "::") && (i == 0 || tokens[i - 1] != "::");
            for (name, modules) in RESERVED {
                if path && token == name && !modules.iter().any(|outer| within(module, outer)) {
                    found.push(format!("{} names {name}", module.join("::")));
                }
            }
            let std_part = tokens.get(i + 2).map(String::as_str).filter(|_| path && token == "std");
            if std_part == Some("fs") && !FILES.contains(&module[0]) {
                found.push(format!("{} touches files", module.join("::")));
            }
            if std_part == Some("env") && module[0] != "cli" {
                found.push(format!("{} looks at the environment", module.join("::")));
            }
        }
    });
    // Tests inside modules may read fixture files.
    assert!(found.is_empty(), "{found:#?}");
}

/// An attribute that lets a function take as many arguments as it likes.
fn many_arguments(source: &str) -> bool {
    tokens(source).iter().any(|token| token == "too_many_arguments")
}

#[test]
fn no_function_is_let_off_the_number_of_its_arguments() {
    let mut found = Vec::new();
    let mut count = 0;
    for folder in ["src", "tests", "examples", "benches"] {
        sources(Path::new(folder), &mut vec![folder.to_owned()], &mut |module, source| {
            count += 1;
            if many_arguments(source) {
                found.push(module.join("/"));
            }
        });
    }
    assert!(count > 100, "only {count} files were read");
    assert!(found.is_empty(), "{found:#?}");
    assert!(many_arguments("#[allow(clippy::too_many_arguments)]\nfn f() {}"));
    assert!(!many_arguments("// too_many_arguments\nconst X: &str = \"too_many_arguments\";"));
}

#[test]
fn no_two_files_reach_each_other_in_a_circle() {
    for top in WITHOUT_CIRCLES {
        let mut files = Vec::new();
        sources(Path::new("src"), &mut Vec::new(), &mut |module, source| {
            if module[0] == *top {
                files.push((module.iter().map(|&part| part.to_owned()).collect(), source.to_owned()));
            }
        });
        assert!(files.len() > 5, "{top}: only {} files were read", files.len());
        assert_eq!(circle(&files), None, "{top}");
    }
}

#[test]
fn a_circle_is_seen() {
    let found = |files: &[(&str, &str)]| {
        let files: Vec<_> = files
            .iter()
            .map(|(module, source)| (module.split("::").map(str::to_owned).collect(), (*source).to_owned()))
            .collect();
        circle(&files).map(|circle| circle.join(" > "))
    };
    let straight = [
        ("a", "mod b; mod c; pub use c::{C, D};"),
        ("a::b", "use crate::model::Lang; pub(in crate::a) struct B;"),
        ("a::c", "use super::b::B; mod tests { use super::*; use super::super::b; }"),
    ];
    assert_eq!(found(&straight), None);
    for planted in ["use super::c;", "fn f() { super::c::C::new(); }", "use crate::a::{c::C};", "use super::C;"] {
        let mut files = straight;
        files[1].1 = planted;
        assert!(found(&files).is_some_and(|circle| circle.contains("a::b")), "not seen: {planted}");
    }
}

/// The ids of the formats, from the source that names them.
fn format_ids() -> Vec<String> {
    let mut ids = Vec::new();
    sources(Path::new("src/format"), &mut vec!["format".to_owned()], &mut |module, source| {
        let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let named = source.split("Format::new(\"").skip(1).filter_map(|rest| rest.split('"').next());
        if module.last() != Some(&"tests") {
            ids.extend(named.map(str::to_owned));
        }
    });
    ids
}

/// The lines on which a format's id decides something: compared, matched or looked up.
fn decided_by_id(source: &str, ids: &[String]) -> Vec<String> {
    let quoted: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    let decides = |line: &str| {
        let line = line.split("//").next().unwrap_or_default();
        quoted.iter().any(|id| {
            line.match_indices(id.as_str()).any(|(at, _)| {
                let (before, after) = (line[..at].trim_end(), line[at + id.len()..].trim_start());
                before.ends_with("==")
                    || before.ends_with("!=")
                    || before.ends_with("by_id(")
                    || ["==", "!=", "=>"].iter().any(|sign| after.starts_with(sign))
            })
        })
    };
    source.lines().filter(|line| decides(line)).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn no_format_id_decides_anything_outside_the_formats() {
    let ids = format_ids();
    assert!(["html", "text", "tmx", "xliff", "fluent", "terms"].iter().all(|&id| ids.iter().any(|known| known == id)));
    let mut found = Vec::new();
    sources(Path::new("src"), &mut Vec::new(), &mut |module, source| {
        if module[0] != "format" {
            found.extend(decided_by_id(source, &ids).into_iter().map(|line| format!("{}: {line}", module.join("::"))));
        }
    });
    assert!(found.is_empty(), "ask the document or the format what it can: {found:#?}");
    for planted in [
        r#"let markup = document.format != "text";"#,
        r#"if "html"== format.id {"#,
        r#"let ending = match format { "xliff" => "xlf", _ => "txt" };"#,
        r#"let Some(format) = format::by_id("tmx").and_then(|format| format.memory) else {"#,
    ] {
        assert_eq!(decided_by_id(planted, &ids).len(), 1, "not seen: {planted}");
    }
    for fine in [r#"let id = "text";"#, r#"// format == "text""#, r#"matches!(element, "html" | "body")"#] {
        assert_eq!(decided_by_id(fine, &ids), Vec::<String>::new(), "{fine}");
    }
}

#[test]
fn the_test_bites() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let second_front = lib.replace("| 6 door | `cli` |", "| 6 door | `cli` `serve` |");
    assert_ne!(lib, second_front);
    let fronts = Floors::read(&second_front);
    for (module, planted) in [(&["serve"][..], "use crate::cli::Session;"), (&["cli"], "use crate::serve::Page;")] {
        assert!(!violations(&fronts, module, planted).is_empty(), "not seen: {} {planted}", module.join("::"));
    }
    assert_eq!(violations(&fronts, &["serve"], "use crate::{desk::workspace::Workspace, l10n};"), Vec::<String>::new());
    let floors = floors();
    for (module, planted) in [
        (&["check"][..], "use crate::{model::Lang, store::Reader};"),
        (&["check"], "use crate::{error::{Error, Notice}, format};"),
        (&["check", "numbers"], "use super::super::store::Reader;"),
        (&["check"], "use self::super::format::Format;"),
        (&["fuzzy"], "pub use crate::store::Reader;"),
        (&["model", "unit"], "fn f() { let x = crate::store::Memory::in_process(); }"),
        (&["segment"], "macro_rules! m { () => { $crate::desk::project() } }"),
        (&["segment"], "fn f() { assert!(crate::report::bilingual().is_empty()); }"),
        (&["value"], "use crate::termbase::Termbase;"),
        (&["desk"], "use crate::l10n::Voice;"),
        (&["store"], "use crate::format::Yield;"),
        (&["check"], "mod tests { use super::super::store::Reader; }"),
        (&["check"], "use crate as house;"),
        (&["check"], "use crate::*;"),
        (&["error"], "use crate::/* here */cli::run;"),
    ] {
        assert!(!violations(&floors, module, planted).is_empty(), "not seen: {} {planted}", module.join("::"));
    }
    for (module, fine) in [
        (&["check"][..], "use crate::{model::Lang, termbase::Termbase};"),
        (&["check", "numbers"], "use super::Finding; use self::inner::X;"),
        (&["check"], "// use crate::store::Reader;\nconst X: &str = \"crate::store\";"),
        (&["check"], "mod tests { use super::*; }"),
        (&["cli"], "use crate::{desk::lookup, store, format, l10n::Voice};"),
        (&["store"], "crate::messages! { pub enum X {} }"),
    ] {
        assert_eq!(violations(&floors, module, fine), Vec::<String>::new(), "{}", module.join("::"));
    }
}

#[test]
fn the_map_in_architecture_has_the_same_floors() {
    let rows = |text: &str, mark: &str| -> Vec<(String, Vec<String>)> {
        let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        text.lines()
            .filter_map(|line| line.strip_prefix(mark).map(cells))
            .filter(|cells| cells[0].starts_with(|c: char| c.is_ascii_digit()))
            .map(|cells| {
                let modules = cells[1].split('`').skip(1).step_by(2).filter(|&module| module != "main");
                (cells[0].clone(), modules.map(str::to_owned).collect())
            })
            .collect()
    };
    let lib = rows(&fs::read_to_string("src/lib.rs").unwrap(), "//! | ");
    assert!(lib.len() >= 7, "{lib:?}");
    assert_eq!(lib, rows(&fs::read_to_string("ARCHITECTURE.md").unwrap(), "| "));
}
