//! Glossaries in and out of the termbase, as people walk it.

use cotejo::desk::terms;
use cotejo::desk::terms_exchange::{MergeCounts, merge};
use cotejo::format::{GLOSSARY, Input, ReadConcept, ReadTerms, TBX, TermsOptions, XLSX};
use cotejo::model::Lang;

use crate::binary::Desk;

fn options(source: &str, targets: &[&str]) -> TermsOptions {
    let lang = |tag: &str| Lang::parse(tag).unwrap();
    let targets = targets.iter().filter(|tag| !tag.is_empty()).map(|tag| lang(tag)).collect();
    TermsOptions { source: (!source.is_empty()).then(|| lang(source)), targets, ..TermsOptions::default() }
}

fn read(name: &str, bytes: &[u8], options: &TermsOptions) -> ReadTerms {
    let format = if name.ends_with(".tbx") { TBX } else { GLOSSARY };
    (format.terms(name).unwrap().read)(&Input { name, bytes }, options).unwrap_or_else(|error| panic!("{error}")).value
}

/// A concept on a line: `en ship, vessel? | pt-PT !navio`, with `?` where no status is told, else its first letter.
fn told(terms: &ReadTerms) -> Vec<String> {
    let of = |ReadConcept { concept, told }: &ReadConcept| {
        let each = concept.terms.iter().zip(told).map(|(term, told)| {
            let status = if *told { term.status.name() } else { "" };
            format!(
                "{} {}{}",
                term.lang,
                term.text,
                if status.is_empty() { String::new() } else { format!(" ({status})") }
            )
        });
        each.collect::<Vec<_>>().join(" | ")
    };
    terms.concepts.iter().map(of).collect()
}

#[test]
fn tables_are_understood_as_people_keep_them() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/glossaries");
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        for case in
            text.split("\n=== ").map(|case| case.trim_start_matches("=== ")).filter(|case| !case.trim().is_empty())
        {
            let (title, rest) = case.split_once('\n').unwrap();
            let (table, expected) = rest.split_once("\n---\n").unwrap_or_else(|| panic!("{title}"));
            let mut given = options("", &[]);
            let mut body = table;
            if let Some((first, rest)) = table.split_once('\n')
                && let Some(langs) = first.strip_prefix("project ")
            {
                let langs: Vec<&str> = langs.split(' ').collect();
                (given, body) = (options(langs[0], &langs[1..]), rest);
            }
            if let Some((first, rest)) = body.split_once('\n')
                && let Some(columns) = first.strip_prefix("columns ")
            {
                (given.columns, body) = (columns.split(',').map(str::to_owned).collect(), rest);
            }
            let result =
                (GLOSSARY.terms("t.csv").unwrap().read)(&Input { name: "t.csv", bytes: body.as_bytes() }, &given);
            let found = match result {
                Ok(noted) => told(&noted.value),
                Err(error) => vec![error.id().to_owned()],
            };
            let expected: Vec<&str> = expected.lines().filter(|line| !line.is_empty()).collect();
            assert_eq!(found, expected, "{}: {title}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn the_encoding_is_the_files_own() {
    let text = "Português;中文\nfarol;灯塔\nmaré;潮汐\nestação;车站\n";
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let expected = ["pt-PT farol | zh-Hans 灯塔", "pt-PT maré | zh-Hans 潮汐", "pt-PT estação | zh-Hans 车站"];
    for (bytes, name) in [(text.as_bytes().to_vec(), "UTF-8"), (wide, "UTF-16LE")] {
        let terms = read("t.csv", &bytes, &options("pt-PT", &["zh-Hans"]));
        assert_eq!(told(&terms), expected, "{name}");
        assert_eq!(terms.layout.unwrap().encoding, name);
    }
}

fn concepts(toml: &str) -> Vec<cotejo::model::Concept> {
    terms::read(&Input { name: "terms.toml", bytes: toml.as_bytes() }).unwrap().value.concepts().to_vec()
}

/// The counts of new, changed and unchanged, and what the changed and new concepts are now.
fn merged(known: &str, table: &str) -> ((u64, u64, u64), Vec<String>) {
    let terms = read("t.csv", table.as_bytes(), &options("en", &["pt-PT", "zh-Hans"]));
    let result = merge(&concepts(known), &terms.concepts);
    let MergeCounts { new, changed, unchanged } = result.counts;
    let line = |concept: &cotejo::model::Concept| {
        let terms = concept.terms.iter().map(|term| format!("{} {} ({})", term.lang, term.text, term.status.name()));
        format!("{}: {}", concept.id, terms.collect::<Vec<_>>().join(" | "))
    };
    ((new, changed, unchanged), result.concepts.iter().map(line).collect())
}

#[test]
fn a_concept_is_the_houses_own_or_another() {
    let bank = "[bank]\nen = 'bank'\npt-PT = 'banco'\n";
    type Case<'a> = (&'a str, &'a str, (u64, u64, u64), &'a [&'a str]);
    let cases: &[Case<'_>] = &[
        ("what is there stays", "en,pt-PT\nbank,banco\n", (0, 0, 1), &[]),
        (
            "homonyms stay apart",
            "en,pt-PT\nbank,margem\n",
            (1, 0, 0),
            &["bank-2: en bank (preferred) | pt-PT margem (preferred)"],
        ),
        (
            "another language is added",
            "en,zh-Hans\nbank,银行\n",
            (0, 1, 0),
            &["bank: en bank (preferred) | pt-PT banco (preferred) | zh-Hans 银行 (preferred)"],
        ),
        (
            "a synonym is added and does not outrank the house's word",
            "en,pt-PT\nbank,banco; casa bancária\n",
            (0, 1, 0),
            &["bank: en bank (preferred) | pt-PT banco (preferred) | pt-PT casa bancária (admitted)"],
        ),
        (
            "a told status wins",
            "en,pt-PT,status\nbank,banco,forbidden\n",
            (0, 1, 0),
            &["bank: en bank (preferred) | pt-PT banco (forbidden)"],
        ),
        ("capitals make no other word", "en,pt-PT\nBank,Banco\n", (0, 0, 1), &[]),
        ("a tag for the same writing", "en,pt-AO\nbank,banco\n", (0, 0, 1), &[]),
        (
            "a second homonym is held against what the first has added",
            "en,zh-Hans,definition\nbank,银行,Of money.\nbank,河岸,Of a river.\n",
            (1, 1, 0),
            &[
                "bank: en bank (preferred) | pt-PT banco (preferred) | zh-Hans 银行 (preferred)",
                "bank-2: en bank (preferred) | zh-Hans 河岸 (preferred)",
            ],
        ),
        (
            "an id that another concept has means nothing",
            "id,en,pt-PT\nbank,harbour,porto\n",
            (1, 0, 0),
            &["bank-2: en harbour (preferred) | pt-PT porto (preferred)"],
        ),
    ];
    for (title, table, counts, now) in cases {
        assert_eq!(merged(bank, table), (*counts, now.iter().map(|line| (*line).to_owned()).collect()), "{title}");
    }
}

/// A project with a termbase that somebody wrote by hand.
fn desk() -> (Desk, String) {
    let desk = Desk::empty();
    desk.write(
        "cotejo.toml",
        "store = \"m.db\"\nterms = \"terms.toml\"\nsource = \"en\"\ntargets = [\"pt-PT\", \"zh-Hans\"]\n",
    );
    let terms = "# The harbour's words; ask Rita before changing any.\n\n[quay] # not \"wharf\"\npos = \"noun\"\n\
                 definition.en = \"Where ships lie.\" # from the statutes\n\
                 en = [\n  \"quay\", # as the law says\n  { text = \"wharf\", status = \"forbidden\", note = \"American\" }, # never\n]\n\
                 pt-PT = \"cais\"   # plural: cais\n\n# --- people\n[pilot]\nen = \"pilot\"\npt-PT = { text = \"piloto\", forms = [\"pilotos\"] }\n";
    desk.write("terms.toml", terms);
    (desk, terms.to_owned())
}

#[test]
fn nothing_is_written_before_it_was_shown() {
    let (desk, terms) = desk();
    desk.write("g.csv", "English;Português;Obs.;Preço\nberth;posto de acostagem;no cais;1\npilot;piloto;;2\n");
    let shown = desk.ends(0, &["terms", "import", "g.csv"]).out;
    for said in
        ["semicolons", "B  Português: terms (pt-PT)", "D  Preço: not read", "posto de acostagem", "new: 1", "--yes"]
    {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    assert_eq!(desk.read("terms.toml"), terms);
    let told = desk.ends(0, &["terms", "import", "g.csv", "--yes", "--json"]).json();
    assert_eq!((&told[0]["new"], &told[0]["unchanged"], &told[0]["written"]), (&1.into(), &1.into(), &true.into()));
    let now = desk.read("terms.toml");
    assert_eq!(
        now.strip_prefix(terms.as_str()).unwrap(),
        "\n[berth]\nen = \"berth\"\npt-PT = { text = \"posto de acostagem\", note = \"no cais\" }\n"
    );
    assert_eq!(desk.read("terms.toml.bak"), terms);
    // Once more adds nothing, writes nothing and keeps nothing; also as the text that Excel saves.
    desk.write("g.txt", "English\tPortuguês\nberth\tposto de acostagem\n");
    assert!(desk.ends(0, &["terms", "import", "g.txt"]).out.contains("Nothing changes"));
    let again = desk.ends(0, &["terms", "import", "g.csv", "--yes"]).out;
    assert!(again.contains("Nothing changes"), "{again}");
    assert_eq!(desk.read("terms.toml"), now);
    assert!(!desk.path("terms.toml.bak.2").exists());
    assert!(desk.ends(0, &["terms", "find", "berth"]).out.contains("posto de acostagem"));
}

#[test]
fn a_table_that_went_out_and_comes_back_changes_what_was_changed() {
    let (desk, terms) = desk();
    for file in ["g.csv", "g.tsv", "g.xlsx", "g.tbx", "g.toml"] {
        let told = desk.ends(0, &["terms", "export", file]).out;
        assert!(told.contains("2 concepts"), "{told}");
        let back = desk.ends(0, &["terms", "import", file, "--yes"]).out;
        assert!(back.contains("Nothing changes"), "{file}: {back}");
        assert_eq!(desk.read("terms.toml"), terms, "{file}");
    }
    let csv = desk.read("g.csv");
    let edited = csv.replace("wharf,forbidden", "wharf,admitted").replace(",American,", ",\"American, since 2020\",");
    assert_ne!(csv, edited);
    desk.write("g.csv", &edited);
    desk.ends(2, &["terms", "export", "g.csv"]);
    let back = desk.ends(0, &["terms", "import", "g.csv", "--yes"]).out;
    assert!(back.contains("with something new: 1; nothing new: 1"), "{back}");
    let expected = terms.replace(
        "{ text = \"wharf\", status = \"forbidden\", note = \"American\" }",
        "{ text = \"wharf\", note = \"American, since 2020\" }",
    );
    assert_eq!(desk.read("terms.toml"), expected);
    desk.ends(0, &["terms", "export", "g.csv", "--force"]);
    assert_eq!(desk.read("g.csv"), edited);
    // What is asked for alone goes out, with the source's.
    desk.ends(0, &["terms", "export", "pt.csv", "--to", "pt-PT"]);
    assert!(desk.read("pt.csv").contains("piloto") && desk.read("pt.csv").contains("pilot,"));
    desk.ends(2, &["terms", "export", "zh.csv", "--to", "zh-Hans"]);
    desk.ends(2, &["terms", "export", "g.docx"]);
}

#[test]
fn what_a_glossary_adds_to_a_concept_stands_in_its_list() {
    let (desk, terms) = desk();
    desk.write(
        "g.csv",
        "en,pt-PT,zh-Hans,definition pt-PT\nquay; dock side,cais; molhe,码头,Onde os navios encostam.\n",
    );
    desk.ends(0, &["terms", "import", "g.csv", "--yes"]);
    let expected = terms
        .replace("# never\n]", "# never\n  { text = \"dock side\", status = \"admitted\" },\n]")
        .replace("# from the statutes\n", "# from the statutes\ndefinition.pt-PT = \"Onde os navios encostam.\"\n")
        .replace(
            "pt-PT = \"cais\"   # plural: cais",
            "pt-PT = [\"cais\", \"molhe\"]   # plural: cais\nzh-Hans = \"码头\"",
        );
    assert_eq!(
        desk.read("terms.toml"),
        expected.replace("{ text = \"dock side\", status = \"admitted\" }", "\"dock side\"")
    );
}

#[test]
fn what_cannot_be_taken_in_is_told() {
    let (desk, _) = desk();
    desk.write("no.csv", "ship;navio;1;2\nboat;barco;1;2\n");
    desk.write("cotejo.toml", "store = \"m.db\"\nterms = \"terms.toml\"\n");
    for (args, said) in [
        (&["no.csv"][..], "--columns"),
        (&["no.csv", "--columns", "en,klingon"], "klingon"),
        (&["cotejo.toml"], "cotejo.toml"),
        (&["nowhere.csv"], "nowhere.csv"),
    ] {
        let all = [&["terms", "import"], args].concat();
        let told = desk.ends(2, &all);
        assert!(told.err.contains(said), "{args:?}: {}", told.err);
    }
    let told = desk.ends(0, &["terms", "import", "no.csv", "--columns", "en,pt-PT,-", "--json"]).json();
    assert_eq!(told[0]["new"], 2);
    // No terms file named; and one named that is not there yet.
    desk.write("cotejo.toml", "store = \"m.db\"\n");
    for args in [&["terms", "import", "no.csv"][..], &["terms", "export", "x.csv"]] {
        let told = desk.ends(2, args);
        assert!(told.err.contains("terms = \"terms.toml\""), "{}", told.err);
    }
    desk.write("cotejo.toml", "store = \"m.db\"\nterms = \"new/house.toml\"\n");
    desk.ends(0, &["terms", "import", "no.csv", "--columns", "en,pt-PT", "--yes"]);
    assert_eq!(
        desk.read("new/house.toml"),
        "[ship]\nen = \"ship\"\npt-PT = \"navio\"\n\n[boat]\nen = \"boat\"\npt-PT = \"barco\"\n"
    );
}

/// A cell that begins a formula is text in Excel's files, and in a table guarded; both come back as they were.
#[test]
fn no_term_is_a_formula() {
    let toml =
        "[a]\nen = '=1+1'\npt-PT = { text = '@soma', note = '-5 °C; \"x\"' }\n[b]\nen = \"'=x\"\nzh-Hans = '据;分'\n";
    let concepts = concepts(toml);
    let bare = |concepts: &[cotejo::model::Concept]| {
        let mut concepts = concepts.to_vec();
        concepts.iter_mut().flat_map(|concept| &mut concept.terms).for_each(|term| term.line = None);
        concepts
    };
    for (format, name) in [(XLSX, "g.xlsx"), (GLOSSARY, "g.csv"), (GLOSSARY, "g.tsv"), (TBX, "g.tbx")] {
        let terms = format.terms(name).unwrap();
        let bytes = (terms.write)(name, &concepts).unwrap();
        let back = (terms.read)(&Input { name, bytes: &bytes }, &TermsOptions::default()).unwrap().value;
        assert_eq!(bare(&back.into_concepts()), bare(&concepts), "{name}");
        if name == "g.xlsx" {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            let mut sheet = String::new();
            std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet)
                .unwrap();
            assert!(sheet.contains("<c ") && !sheet.contains("<f>"), "{sheet}");
        }
    }
}

#[test]
fn glossaries_made_to_break_us_end_in_an_answer() {
    let deep = format!("<martif><text><body>{}", "<termEntry>".repeat(100_000));
    let bomb = "<!DOCTYPE martif [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><martif><text><body><termEntry>\
                <langSet xml:lang='en'><tig><term>&b;</term></tig></langSet></termEntry></body></text></martif>";
    for text in [deep.as_str(), bomb] {
        let input = Input { name: "t.tbx", bytes: text.as_bytes() };
        assert!((TBX.terms("t.tbx").unwrap().read)(&input, &TermsOptions::default()).is_err());
    }
    // Many rows of one word, of one id, many words in a cell, many columns: in one pass each.
    let many = |row: &dyn Fn(usize) -> String| (0..20_000).map(row).collect::<String>();
    for text in [
        format!("en,definition\n{}", many(&|n| format!("ship,{n}\n"))),
        format!("id,en\n{}", many(&|n| format!("a,ship {n}\n"))),
        format!("en,pt\nship,{}\n", many(&|n| format!("navio {n};"))),
        format!("en,pt,status\n{}", many(&|n| format!("ship {n},navio {n},status {n}\n"))),
        format!("en,pt,{}\nship,navio\n", "term,".repeat(20_000)),
    ] {
        let terms = read("t.csv", text.as_bytes(), &options("en", &["pt"]));
        let known = merge(&[], &terms.concepts).concepts;
        let again = merge(&known, &terms.concepts);
        assert_eq!(again.concepts, [], "{}", &text[..40]);
    }
}
