//! A bilingual file that somebody hands over: it is filled where it is open, and goes back as it came.

use cotejo::format::{Input, XLIFF_1};
use cotejo::model::{Bilingual, Piece, Segment, State, Text};

use crate::binary::Desk;
use crate::contract::fixtures;

fn segments(parts: &mut [Bilingual]) -> impl Iterator<Item = &mut Segment> {
    parts.iter_mut().flat_map(|part| part.story.iter_mut().chain(&mut part.site)).flat_map(|block| &mut block.segments)
}

#[test]
fn what_is_put_in_is_read_back_and_what_is_taken_back_leaves_the_bytes_that_came() {
    for (name, bytes) in fixtures(XLIFF_1) {
        let format = XLIFF_1.bilingual(&name).unwrap();
        let input = Input { name: &name, bytes: &bytes };
        let before = (format.parts)(&input).unwrap().value;
        assert!((format.refill)(&input, &before).unwrap() == bytes, "{name}: nothing put in, other bytes");
        let mut wanted = before.clone();
        for segment in segments(&mut wanted) {
            let upper = segment.source.pieces().iter().map(|piece| match piece {
                Piece::Chars(chars) => Piece::Chars(format!("«{}» & ", chars.to_uppercase())),
                code => code.clone(),
            });
            (segment.target, segment.state) = (Some(Text::from_pieces(upper)), State::Translated);
        }
        let filled = (format.refill)(&input, &wanted).unwrap();
        let filled_input = Input { name: &name, bytes: &filled };
        let mut after = (format.parts)(&filled_input).unwrap().value;
        for (wanted, after) in segments(&mut wanted).zip(segments(&mut after)) {
            assert_eq!((&after.source, &after.target), (&wanted.source, &wanted.target), "{name}");
        }
        // Filled again with the same, nothing changes.
        assert!((format.refill)(&filled_input, &after).unwrap() == filled, "{name}: a second run changes it");
    }
}

#[test]
fn a_target_with_a_code_that_its_source_lacks_stays_out() {
    let file = "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" target-language=\"pt\" datatype=\"x\"><body>\
                <trans-unit id=\"1\"><source>One <x id=\"1\"/> tap.</source></trans-unit></body></file></xliff>";
    let format = XLIFF_1.bilingual("a.xlf").unwrap();
    let input = Input { name: "a.xlf", bytes: file.as_bytes() };
    let mut parts = (format.parts)(&input).unwrap().value;
    let segment = segments(&mut parts).next().unwrap();
    segment.target = Some(Text::from_pieces([Piece::Code(cotejo::model::Code::standalone("9", ""))]));
    assert_eq!((format.refill)(&input, &parts).unwrap(), file.as_bytes());
}

/// A file without its targets and what is said of them, and without the blanks between elements.
fn without_translations(file: &str) -> String {
    let mut out = String::new();
    let mut rest = file;
    for (open, close) in [("<target", "</target>"), ("<sdl:seg ", ">"), (" mq:status=\"", "\"")] {
        let text = std::mem::take(&mut out) + rest;
        let mut left = text.as_str();
        let mut kept = String::new();
        while let Some(at) = left.find(open) {
            kept.push_str(left[..at].trim_end());
            let inside = &left[at + open.len()..];
            left = &inside[inside.find(close).map_or(0, |end| end + close.len())..];
        }
        (out, rest) = (kept + left, "");
    }
    out
}

/// A file of one unit, refilled with one translation wherever nothing stands.
fn refilled(head: &str, unit: &str, target: &str) -> String {
    let file = format!(
        "{head}<xliff version=\"1.2\" xmlns:o=\"urn:other\" xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\" xmlns:mq=\"MQXliff\">\
         <file original=\"a\" source-language=\"en\" target-language=\"pt-PT\" datatype=\"x\"><body>{unit}</body></file></xliff>"
    );
    let format = XLIFF_1.bilingual("a.xlf").unwrap();
    let input = Input { name: "a.xlf", bytes: file.as_bytes() };
    let mut parts = (format.parts)(&input).unwrap().value;
    for segment in segments(&mut parts).filter(|segment| segment.target.is_none()) {
        (segment.target, segment.state) = (Some(Text::plain(target)), State::Translated);
        segment.filled = segment.mark();
    }
    let filled = (format.refill)(&input, &parts).unwrap();
    String::from_utf8_lossy(&filled).into_owned()
}

#[test]
fn what_is_not_ours_to_fill_stays_and_what_is_filled_stands_where_it_belongs() {
    let latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>";
    let open = "<trans-unit id=\"1\"><source>Bye.</source></trans-unit>";
    let segmented = |mids: [&str; 2]| {
        let mark = |mid: &str, text: &str| format!("<mrk mtype=\"seg\"{mid}>{text}</mrk>");
        format!(
            "<trans-unit id=\"1\"><source>One. Two.</source><seg-source>{} {}</seg-source><target>{} {}</target></trans-unit>",
            mark(mids[0], "One."),
            mark(mids[1], "Two."),
            mark(mids[0], "Um."),
            mark(mids[1], "")
        )
    };
    for (head, unit, put, stays) in [
        // What the declared encoding lacks, and what the Web reads otherwise than other tools, is a reference.
        (latin, open, ">At&#233; j&#225; &#8212; fim<", latin),
        ("<?xml version=\"1.0\" encoding=\"US-ASCII\"?>", open, ">At&#233; j&#225; &#8212; fim<", "US-ASCII"),
        ("", open, "<target state=\"translated\" state-qualifier=\"exact-match\"", ">Até já — fim</target>"),
        // Numbers that say nothing: by place.
        ("", &segmented(["", ""]), "<mrk mtype=\"seg\">Um.</mrk> <mrk", ">Até já — fim</mrk></target>"),
        (
            "",
            &segmented([" mid=\"7\"", " mid=\"7\""]),
            ">Um.</mrk> <mrk mtype=\"seg\" mid=\"7\"",
            ">Até já — fim</mrk></target>",
        ),
        // Another vocabulary's target is none.
        (
            "",
            "<trans-unit id=\"1\"><source>Bye.</source><o:target>X</o:target></trans-unit>",
            ">Até já — fim</target><o:target>X<",
            "<source>Bye.",
        ),
        // A remark, blanks at the edges, somebody's yes to nothing.
        (
            "",
            "<trans-unit id=\"1\"><source>Bye.</source><target><!-- ask Ana --></target></trans-unit>",
            "<!-- ask Ana -->Até já — fim</target>",
            "",
        ),
        (
            "",
            "<trans-unit id=\"1\" xml:space=\"preserve\"><source> Bye. </source></trans-unit>",
            "> Até já — fim </target>",
            "",
        ),
        (
            "",
            "<trans-unit id=\"1\" approved=\"yes\"><source>Bye.</source><target state=\"final\"/></trans-unit>",
            "approved=\"no\"",
            ">Até já — fim<",
        ),
    ] {
        let filled = refilled(head, unit, "Até já — fim");
        assert!(filled.contains(put) && filled.contains(stays), "{unit}\n{filled}");
    }
    for unit in [
        "<trans-unit id=\"1\" mq:status=\"NotStarted\" mq:locked=\"locked\"><source>Bye.</source><target></target></trans-unit>",
        "<trans-unit id=\"1\" mq:status=\"ManuallyConfirmed\"><source>Bye.</source><target></target></trans-unit>",
        "<trans-unit id=\"1\"><source>Bye.</source><target></target><sdl:seg-defs><sdl:seg id=\"1\" locked=\"true\"/></sdl:seg-defs></trans-unit>",
        "<trans-unit id=\"1\"><source>The <it id=\"1\" pos=\"open\">a</it>ship.</source></trans-unit>",
    ] {
        assert!(refilled("", unit, "Até já — fim").contains(unit), "{unit}");
    }
}

#[test]
fn another_version_of_a_file_is_not_taken_for_the_one_that_is_worked_on() {
    let desk = Desk::empty();
    desk.ends(0, &["init", ".", "--from", "en", "--to", "pt-PT"]);
    let file = |text: &str| {
        format!(
            "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\" target-language=\"pt-PT\" datatype=\"x\"><body>\
             <trans-unit id=\"1\"><source>{text}</source></trans-unit></body></file></xliff>"
        )
    };
    desk.write("job.xlf", file("The pier is shut."));
    desk.ends(0, &["pretranslate", "job.xlf"]);
    desk.write("job.xlf", file("The pier is open."));
    let told = desk.ends(2, &["pretranslate", "job.xlf", "--update"]).err;
    assert!(told.contains("job.xlf") && told.contains("--force"), "{told}");
}

const MEMORY: &str = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" \
     o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body>\
     <tu tuid=\"a\"><tuv xml:lang=\"en\"><seg>Served with bread.</seg></tuv><tuv xml:lang=\"pt-BR\"><seg>Servida com pão.</seg></tuv></tu>\
     <tu tuid=\"b\"><tuv xml:lang=\"en\"><seg>Hand made in our yard.</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>Feito à mão no nosso estaleiro.</seg></tuv></tu>\
     <tu tuid=\"c\"><tuv xml:lang=\"en\"><seg>Closed at noon.</seg></tuv><tuv xml:lang=\"zh-TW\"><seg>中午休息。</seg></tuv></tu>\
     <tu tuid=\"d\"><tuv xml:lang=\"pt-PT\"><seg>Ao domingo não há carreiras.</seg></tuv><tuv xml:lang=\"zh-CN\"><seg>周日停运。</seg></tuv></tu>\
     </body></tmx>";

#[test]
fn a_file_of_another_tool_is_filled_where_it_is_open_and_taken_back_adds_nothing() {
    let desk = Desk::empty();
    desk.ends(0, &["init", ".", "--from", "en", "--to", "pt-PT"]);
    desk.write("memory.tmx", MEMORY);
    desk.ends(0, &["import", "memory.tmx"]);
    for (file, put, here) in [
        (
            "plain.xlf",
            "<target state=\"translated\" state-qualifier=\"exact-match\"",
            "Feito à mão no nosso estaleiro.</target>",
        ),
        ("segmented.xlf", "中午休息。</mrk> <mrk mtype=\"seg\" mid=\"1\"></mrk></target>", "樓梯濕滑。"),
        ("studio.sdlxliff", "<mrk mtype=\"seg\" mid=\"2\">Servida com pão.</mrk>", "conf=\"Translated\" origin=\"tm\""),
        ("bus.mqxliff", "周日停运。</target>", "mq:status=\"Pretranslated\""),
    ] {
        let (_, bytes) = fixtures(XLIFF_1).into_iter().find(|(name, _)| name == file).unwrap();
        desk.write(file, &bytes);
        let ran = desk.ends(0, &["pretranslate", file]);
        let stem = file.split('.').next().unwrap();
        let out = format!("out/{stem}/{file}");
        let filled = desk.read(&out);
        assert!(ran.out.contains("filled 1") && filled.contains(put) && filled.contains(here), "{}\n{filled}", ran.out);
        // Nothing that stood there is gone: the file is the one that came, with something put into it.
        let came = String::from_utf8(bytes).unwrap();
        assert_eq!(without_translations(&filled), without_translations(&came), "{file}");
        // A second run finds nothing more to do, and taken back untouched it is no news.
        desk.ends(0, &["pretranslate", file, "--update"]);
        assert_eq!(desk.read(&out), filled, "{file}");
        let told = desk.ends(0, &["import", &out, "--json"]).json();
        let took = |name: &str| told[0][name].as_u64().unwrap();
        // What somebody else had translated in it is new; what Cotejo put in is not.
        let others = filled.matches("樓梯濕滑").count().min(1)
            + filled.matches("Candeeiro de latão").count()
            + filled.matches("Veja ").count()
            + filled.matches("Sopa do dia").count()
            + filled.matches("7 路巴士").count()
            + filled.matches("Nos pergunte").count()
            + filled.matches("Entregue em uma semana").count();
        assert!(took("new") <= others as u64, "{file}: {told:?}");
        let told = desk.ends(0, &["import", &out, "--json"]).json();
        assert_eq!((told[0]["new"].as_u64(), told[0]["updated"].as_u64()), (Some(0), Some(0)), "{file}: a second time");
    }
}

#[test]
fn what_the_memory_has_forgotten_is_taken_out_of_a_file_that_was_handed_over() {
    for file in ["plain.xlf", "studio.sdlxliff", "bus.mqxliff"] {
        let desk = Desk::empty();
        desk.ends(0, &["init", ".", "--from", "en", "--to", "pt-PT"]);
        desk.write("memory.tmx", MEMORY);
        desk.ends(0, &["import", "memory.tmx"]);
        let (_, bytes) = fixtures(XLIFF_1).into_iter().find(|(name, _)| name == file).unwrap();
        desk.write(file, &bytes);
        desk.ends(0, &["pretranslate", file]);
        let out = format!("out/{}/{file}", file.split('.').next().unwrap());
        let filled = desk.read(&out);
        desk.ends(0, &["memory", "undo", "1"]);
        let told = desk.ends(0, &["import", &out, "--json"]).json();
        assert!(told[0]["forgotten"].as_u64().unwrap() > 0, "{file}: {told:?}");
        let ran = desk.ends(0, &["pretranslate", file, "--update", "--ui", "en"]);
        let emptied = desk.read(&out);
        assert!(ran.err.contains("emptied") && emptied != filled, "{file}: {ran:?}");
        // What somebody had translated in it stays.
        let came = String::from_utf8(bytes).unwrap();
        assert_eq!(without_translations(&emptied), without_translations(&came), "{file}");
        let ran = desk.ends(0, &["pretranslate", file, "--update", "--ui", "en"]);
        assert!(!ran.err.contains("emptied") && desk.read(&out) == emptied, "{file}: {ran:?}");
    }
}

#[test]
fn a_file_says_which_language_it_is_for_or_somebody_does() {
    let desk = Desk::empty();
    desk.ends(0, &["init", ".", "--from", "en", "--to", "pt-PT"]);
    desk.write("memory.tmx", MEMORY);
    desk.ends(0, &["import", "memory.tmx"]);
    let unit = "<body><trans-unit id=\"1\"><source>Hand made in our yard.</source></trans-unit></body>";
    let file = |said: &str| {
        format!(
            "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\"{said} datatype=\"x\">{unit}</file></xliff>"
        )
    };
    desk.write("open.xlf", file(""));
    desk.ends(2, &["pretranslate", "open.xlf"]);
    desk.ends(0, &["pretranslate", "open.xlf", "--to", "pt-PT"]);
    let filled = desk.read("out/open/open.xlf");
    assert!(filled.contains("target-language=\"pt-PT\"") && filled.contains("estaleiro"), "{filled}");
    desk.write("other.xlf", file(" target-language=\"zh-TW\""));
    let told = desk.ends(2, &["pretranslate", "other.xlf", "--to", "pt-PT"]).err;
    assert!(told.contains("other.xlf"), "{told}");
    assert!(!desk.path("out/other/other.xlf").exists());
}

#[test]
fn an_article_goes_out_in_xliff_1_2_and_comes_back_as_a_page() {
    let desk = Desk::empty();
    desk.ends(0, &["init", ".", "--from", "en", "--to", "pt-PT"]);
    desk.write(
        "ferry.html",
        "<html lang=\"en\"><head><title>The ferry is back</title></head><body><article><h1>The ferry is back</h1>\
         <p>It runs <em>twice</em> an hour from Monday. Nobody had seen it for a month.</p>\
         <p>The fare stays as it was, the board said.</p></article></body></html>",
    );
    desk.ends(0, &["pretranslate", "ferry.html", "--xliff", "1.2"]);
    let out = "out/ferry/ferry.pt-PT.xlf";
    let file = desk.read(out);
    assert!(file.contains("version=\"1.2\"") && file.contains("<bpt id="), "{file}");
    // Untouched, it is no news.
    let told = desk.ends(0, &["import", out, "--json"]).json();
    assert_eq!((told[0]["new"].as_u64(), told[0]["updated"].as_u64()), (Some(0), Some(0)));
    // A tool that knows nothing of groups and of our attributes writes over the targets, which hold the source, and
    // says nothing of states.
    let mut back = String::new();
    for line in file.lines() {
        let inside = |tag: &str| line.trim().strip_prefix(tag).and_then(|rest| rest.strip_suffix("</target>"));
        let Some(source) = inside("<target>") else {
            back.push_str(line);
            continue;
        };
        let target = match source {
            "The ferry is back" => "O barco voltou".to_owned(),
            "Nobody had seen it for a month." => "Há um mês que ninguém o via.".to_owned(),
            "The fare stays as it was, the board said." => "O preço mantém-se, disse a administração.".to_owned(),
            _ => source
                .replace("It runs ", "Passa ")
                .replace("twice", "duas vezes")
                .replace("an hour from Monday", "por hora a partir de segunda-feira"),
        };
        back.push_str(&format!("<target>{target}</target>"));
    }
    let back = back.replace(" xmlns:cotejo=\"urn:x-cotejo:xliff:1\"", "");
    let mut plain = String::new();
    let mut rest = back.as_str();
    while let Some(at) = rest.find(" cotejo:") {
        plain.push_str(&rest[..at]);
        let value = &rest[at..];
        let open = value.find('"').unwrap();
        rest = &value[open + 1 + value[open + 1..].find('"').unwrap() + 1..];
    }
    plain.push_str(rest);
    desk.write("back.xlf", &plain);
    desk.ends(0, &["export", "back.xlf"]);
    let page = desk.read("out/ferry/ferry.pt-PT.html");
    assert!(
        page.contains(
            "<p>Passa <em>duas vezes</em> por hora a partir de segunda-feira. Há um mês que ninguém o via.</p>"
        ),
        "{page}"
    );

    // The page changes: what was done stays in the file, what is new comes in, what is gone is named.
    let changed =
        desk.read("ferry.html").replace("<p>The fare stays as it was, the board said.</p>", "<p>Dogs travel free.</p>");
    desk.write("ferry.html", changed);
    desk.write(out, &plain);
    let ran = desk.ends(0, &["pretranslate", "ferry.html", "--update", "--xliff", "1.2"]);
    let updated = desk.read(out);
    assert!(
        updated.contains("<target>O barco voltou</target>") && updated.contains("<source>Dogs travel free.</source>"),
        "{updated}"
    );
    assert!(!updated.contains("board said") && ran.err.contains("The fare"), "{}", ran.err);
    desk.ends(0, &["pretranslate", "ferry.html", "--update", "--xliff", "1.2"]);
    assert_eq!(desk.read(out), updated, "a second run");
    // Another version is not made of a file that is being worked on, and that is said.
    let ran = desk.ends(0, &["pretranslate", "ferry.html", "--update", "--xliff", "2.0", "--ui", "en"]);
    assert!(ran.err.contains("is not in XLIFF 2.0"), "{}", ran.err);
    assert_eq!(desk.read(out), updated);
    let ran = desk.ends(0, &["pretranslate", "ferry.html", "--update", "--ui", "en"]);
    assert!(!ran.err.contains("XLIFF"), "{}", ran.err);
}

#[test]
fn approval_is_said_of_what_stood_there_when_somebody_gave_it() {
    let desk = Desk::empty();
    desk.ends(0, &["init", ".", "--from", "en", "--to", "pt-PT"]);
    desk.write("memory.tmx", MEMORY);
    desk.ends(0, &["import", "memory.tmx"]);
    let file = |units: &str| {
        format!(
            "<xliff version=\"1.2\"><file original=\"shop\" source-language=\"en\" target-language=\"pt-PT\" \
             datatype=\"x\"><body>{units}</body></file></xliff>"
        )
    };
    let states = |name: &str| -> Vec<(State, bool)> {
        let bytes = desk.read(name);
        let input = Input { name, bytes: bytes.as_bytes() };
        let mut parts = (XLIFF_1.bilingual(name).unwrap().parts)(&input).unwrap().value;
        segments(&mut parts).map(|one| (one.state, one.is_as_filled())).collect()
    };
    // Left on a unit that was open, it is nobody's word on what Cotejo filled in.
    desk.write(
        "left.xlf",
        file("<trans-unit id=\"1\" approved=\"yes\"><source>Hand made in our yard.</source><target></target></trans-unit>"),
    );
    desk.ends(0, &["pretranslate", "left.xlf"]);
    let filled = desk.read("out/left/left.xlf");
    assert!(!filled.contains("approved=\"yes\"") && filled.contains("estaleiro"), "{filled}");
    assert_eq!(states("out/left/left.xlf"), [(State::Translated, true)]);
    let told = desk.ends(0, &["import", "out/left/left.xlf", "--json"]).json();
    assert_eq!((told[0]["new"].as_u64(), told[0]["updated"].as_u64()), (Some(0), Some(0)), "{told:?}");
    desk.ends(0, &["pretranslate", "left.xlf", "--update"]);
    assert_eq!(desk.read("out/left/left.xlf"), filled, "a second run");
    // Given afterwards, it is somebody's.
    desk.write("given.xlf", file("<trans-unit id=\"1\"><source>Hand made in our yard.</source></trans-unit>"));
    desk.ends(0, &["pretranslate", "given.xlf"]);
    let approved = desk.read("out/given/given.xlf").replace("id=\"1\"", "id=\"1\" approved=\"yes\"");
    desk.write("given.xlf", approved);
    assert_eq!(states("given.xlf"), [(State::Reviewed, false)]);
    // Withheld, and nothing else said, it confirms nothing.
    desk.write(
        "withheld.xlf",
        file(
            "<trans-unit id=\"1\" approved=\"no\"><source>Sold by weight.</source><target>Vende-se a peso.</target></trans-unit>\
             <trans-unit id=\"2\" approved=\"no\"><source>Ask for a bag.</source><target state=\"translated\">Peça um saco.\
             </target></trans-unit>\
             <trans-unit id=\"3\"><source>Pay at the door.</source><target>Paga-se à porta.</target></trans-unit>\
             <trans-unit id=\"4\" approved=\"no\"><source>Mind the cat.</source><target>Mind the cat.</target></trans-unit>",
        ),
    );
    let states: Vec<State> = states("withheld.xlf").into_iter().map(|(state, _)| state).collect();
    assert_eq!(states, [State::Initial, State::Translated, State::Translated, State::Initial]);
}

/// A catalogue with an `Order` that is a thing, in a context if there is one, and a word more.
fn catalogue(context: &str, order: &str, close: &str) -> String {
    let context = if context.is_empty() { String::new() } else { format!("msgctxt \"{context}\"\n") };
    format!(
        "msgid \"\"\nmsgstr \"\"\n\"Language: pt_PT\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n\
         {context}msgid \"Order\"\nmsgstr \"{order}\"\n\nmsgid \"Close\"\nmsgstr \"{close}\"\n"
    )
}

#[test]
fn catalogues_of_one_name_are_not_one_and_a_context_is_somebodys_to_judge() {
    let desk = Desk::empty();
    desk.write("cotejo.toml", "store = \"m.db\"\ntext = \"m.tmx\"\nsource = \"en\"\ntargets = [\"pt-PT\"]\n");
    desk.write("shop/django.po", catalogue("", "Encomenda", "Fechar"));
    desk.write("sort/django.po", catalogue("", "Ordem", "Perto"));
    for (file, new) in [("shop/django.po", 2), ("sort/django.po", 2), ("shop/django.po", 0), ("sort/django.po", 0)] {
        let told = desk.ends(0, &["import", file, "--json"]).json();
        let took = ["new", "updated"].map(|name| told[0][name].as_u64().unwrap());
        assert_eq!(took, [new, 0], "{file}: {told:?}");
    }
    desk.ends(0, &["export"]);
    let text = desk.read("m.tmx");
    assert!(["Encomenda", "Ordem", "Fechar", "Perto"].iter().all(|word| text.contains(word)), "{text}");
    // Two words for one, and somebody has to choose.
    desk.write("both.po", catalogue("", "", "Fechar"));
    desk.ends(0, &["pretranslate", "both.po"]);
    assert!(desk.read("out/both/both.po").contains("#, fuzzy"));
    // Of one, it is put in; in a context, somebody looks at it.
    desk.ends(0, &["memory", "undo", "2"]);
    for (name, context, fuzzy) in [("plain", "", false), ("verb", "verb", true)] {
        desk.write(&format!("{name}.po"), catalogue(context, "", "Fechar"));
        desk.ends(0, &["pretranslate", &format!("{name}.po")]);
        let filled = desk.read(&format!("out/{name}/{name}.po"));
        assert!(filled.contains("msgstr \"Encomenda\""), "{filled}");
        assert_eq!(filled.contains("#, fuzzy"), fuzzy, "{filled}");
    }
}
