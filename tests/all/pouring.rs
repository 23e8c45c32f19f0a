//! A page poured gives itself back, and each text its own translation: pages of our own, public ones, generated ones.

use std::fs;
use std::path::{Path, PathBuf};

use cotejo::model::{State, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::placement::{HARBOUR, blocks, harbour, page, rendered, segments};
use crate::poured_back::{mark, pour_back, poured};

fn pages_of_our_own() -> Vec<PathBuf> {
    let mut out = Vec::new();
    for folder in ["memory/articles", "tests/pages", "tests/formats/html"] {
        let found = fs::read_dir(folder).unwrap().map(|found| found.unwrap().path());
        out.extend(found.filter(|path| path.extension().is_some_and(|ending| ending == "html" || ending == "txt")));
    }
    out.sort();
    out
}

#[test]
fn a_page_poured_with_its_own_text_is_the_page() {
    let pages = pages_of_our_own();
    assert!(pages.len() > 25, "{}", pages.len());
    let mut places = 0;
    for path in &pages {
        let name = path.file_name().unwrap().to_str().unwrap();
        let outcome = pour_back(name, &fs::read(path).unwrap()).unwrap();
        assert!(outcome.is_clean(), "{}: {outcome:#?}", path.display());
        places += outcome.places;
    }
    assert!(places > 500, "{places}");
    let outcome = pour_back("harbour.html", HARBOUR.as_bytes()).unwrap();
    assert!(outcome.is_clean(), "{outcome:#?}");
}

/// A sample of the public pages that stand beside the repository where it is developed; they are not ours to ship.
/// `cargo run --release --example evaluate -- pour <folder>` does it with all of them.
#[test]
#[allow(clippy::print_stdout, reason = "a test that has no pages says so")]
fn public_pages_poured_with_their_own_text_are_the_pages() {
    for folder in ["pages", "pages2"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(folder);
        if !folder.is_dir() {
            println!("not poured: there is no {}", folder.display());
            continue;
        }
        let mut pages: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|found| found.unwrap().path()).collect();
        pages.retain(|page| page.join("page.html.xz").is_file());
        pages.sort();
        let mut done = 0;
        for page in pages.iter().step_by(11) {
            let Ok(unpacked) = std::process::Command::new("xz").arg("-dkc").arg(page.join("page.html.xz")).output()
            else {
                println!("not poured: xz is not installed");
                return;
            };
            let outcome = pour_back("page.html", &unpacked.stdout).unwrap();
            assert!(outcome.is_clean(), "{}: {outcome:#?}", page.display());
            done += 1;
        }
        assert!(done >= 8, "{}: {done} pages", folder.display());
    }
}

/// Words that one might take for each other.
const WORDS: &[&str] = &[
    "C",
    "C++",
    "c",
    "US",
    "Us",
    "us!",
    "Front End",
    "Frontend",
    "Front-end",
    "Read more",
    "Read&nbsp;more",
    "Read \n more",
    "Read more.",
    "The harbour opens in May",
    "The harbour opens in May.",
    "The harbour of the town opens again in autumn",
    "The harbour of the town opens again in autumn.",
    "The harbour opens in May. Ferries follow.",
    "“Yes”, she said",
    "\"Yes\", she said",
    "caf\u{e9} &amp; bar",
    "cafe\u{301} & bar",
    "港口五月开放。渡轮随后恢复。",
    "港口五月开放。 渡轮随后恢复。",
];

/// Ways in which words stand on a page; `ONE` and `TWO` are words, `#` is a number, `@` a word in an attribute.
const PLACES: &[&str] = &[
    "<p>ONE</p>",
    "<p>See <a href=\"/#\">ONE</a> today.</p>",
    "<p>See <b>ONE</b> today.</p>",
    "<p>See ONE <b>today</b>.</p>",
    "<p>See ONE today.</p>",
    "<p>ONE<br>TWO</p>",
    "<p>ONE. <em>TWO. </em>ONE again.</p>",
    "<p>ONE <em> TWO </em> ONE</p>",
    "<p>ONE <!-- one --> TWO<!-- two --> and so on</p>",
    "<h2>ONE</h2>",
    "<ul><li><a href=\"/#\">ONE</a></li><li>TWO</li></ul>",
    "<nav><a href=\"/#\">ONE</a> | <a href=\"/x#\">TWO</a></nav>",
    "<div><span>ONE</span><span>TWO</span></div>",
    "<img src=\"#.png\" alt='@'>",
    "<p>Seen <img src=\"#.png\" alt='@'> here: ONE</p>",
    "<button title='@'>ONE</button>",
    "<footer><p>ONE <a href=\"/f#\">TWO</a></p></footer>",
    "<pre>ONE\n  TWO</pre>",
];

fn generated() -> impl Strategy<Value = String> {
    let block = (select(PLACES), select(WORDS), select(WORDS));
    (select(WORDS), vec(block, 1..14)).prop_map(|(title, blocks)| {
        let mut page = format!("<html lang=en><head><title>{title}</title></head><body><h1>{title}</h1>\n");
        for (number, (place, one, two)) in blocks.into_iter().enumerate() {
            let attribute = one.replace('\'', "&#39;");
            let place = place.replace('#', &number.to_string());
            page.push_str(&place.replace("ONE", one).replace("TWO", two).replace('@', &attribute));
            page.push('\n');
        }
        page + "</body></html>\n"
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_page_poured_with_its_own_text_is_the_page(page in generated()) {
        let outcome = pour_back("page.html", page.as_bytes()).unwrap();
        prop_assert!(outcome.is_clean(), "{page}\n{outcome:#?}");
    }

    /// Numbers are no more than a hint: whatever they are, order and words tell where a unit belongs.
    #[test]
    fn any_numbers_give_the_same_page(page in generated(), numbers in vec(0..40_usize, 40), shift in 0..3_usize) {
        let (document, bilingual) = rendered(&page);
        let expected = poured(&document, bilingual.clone()).unwrap().bytes;
        let mut renumbered = bilingual;
        for (at, block) in blocks(&mut renumbered).enumerate() {
            let number: usize = block.id[1..].parse().unwrap();
            let number = if shift == 0 { numbers[at % numbers.len()] } else { number + shift };
            block.id = format!("{}{number}", &block.id[..1]);
        }
        let given = poured(&document, renumbered).unwrap().bytes;
        prop_assert_eq!(String::from_utf8(given).unwrap(), String::from_utf8(expected).unwrap(), "{}", page);
    }

    /// A unit that is missing is one that nobody translated, and the file is told to be unfinished.
    #[test]
    fn what_is_missing_stays_in_the_source_language(page in generated(), gone in vec(any::<Index>(), 1..4)) {
        let (document, bilingual) = rendered(&page);
        let (mut open, mut missing) = (bilingual.clone(), bilingual);
        let count = blocks(&mut open).count();
        let mut gone: Vec<usize> = gone.iter().map(|index| index.index(count)).collect();
        gone.sort_unstable();
        gone.dedup();
        for (_, block) in blocks(&mut open).enumerate().filter(|(at, _)| gone.contains(at)) {
            for segment in &mut block.segments {
                (segment.target, segment.state) = (None, State::Initial);
            }
        }
        let story = missing.story.len();
        for &at in gone.iter().rev() {
            if at < story { missing.story.remove(at); } else { missing.site.remove(at - story); }
        }
        let (open, missing) = (poured(&document, open).unwrap(), poured(&document, missing).unwrap());
        let mut unfinished = missing.placed.bilingual;
        prop_assert!(segments(&mut unfinished).any(|segment| !segment.is_confirmed()));
        prop_assert_eq!(String::from_utf8(missing.bytes).unwrap(), String::from_utf8(open.bytes).unwrap(), "{}", page);
    }
}

#[test]
fn names_that_differ_in_case_or_signs_are_units_of_their_own() {
    let (document, bilingual) = harbour();
    let page = page(&document, bilingual);
    for (menu, heading) in [("C", "C++"), ("US", "Us"), ("Front End", "Frontend")] {
        let (menu, heading) = (mark(&Text::plain(menu)).chars(), mark(&Text::plain(heading)).chars());
        assert!(page.contains(&format!(">{menu} [")), "{menu}: {page}");
        assert!(page.contains(&format!("<h2>{heading} [")), "{heading}: {page}");
    }
    assert!(page.contains(">P++ [") && page.matches(">P++ [").count() == 2, "the menu's C++ is the heading's");
    let title = mark(&Text::plain("The harbour opens again")).chars();
    assert_eq!(page.matches(&title).count(), 3, "the headline, in its three places");
}

#[test]
fn the_same_words_with_another_link_keep_their_own() {
    let (document, bilingual) = harbour();
    let footer: Vec<String> = bilingual.site.iter().map(|block| block.segments[0].source.chars()).collect();
    let seen = footer.iter().filter(|chars| *chars == "See the port for more.").count();
    assert_eq!(seen, 2, "one text where the link is the same words, another where it is other words: {footer:#?}");
    let page = page(&document, bilingual);
    let link = |to: &str, words: &str| format!("<a href=\"/{to}\">{}</a>", mark(&Text::plain(words)).chars());
    for (to, words, count) in [("about", "the port", 2), ("contact", "the port", 1), ("port", "port", 1)] {
        assert_eq!(page.matches(&link(to, words)).count(), count, "{to}: {page}");
    }
}
