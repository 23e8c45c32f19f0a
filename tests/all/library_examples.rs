//! The programs in `examples/` that show how to use the library do what they say.

#[path = "../../examples/check.rs"]
#[allow(dead_code)]
mod check;
#[path = "../../examples/lookup.rs"]
#[allow(dead_code)]
mod lookup;
#[path = "../../examples/pour.rs"]
#[allow(dead_code)]
mod pour;

#[test]
fn a_sentence_like_one_of_the_memorys_is_found_for_each_language() {
    let found = lookup::answer("No date has been set for the third round of talks.").unwrap();
    assert!(found.contains(" for pt-PT: ") && found.contains(" for zh-Hans: "), "{found}");
    assert!(found.contains("from en: No date has been set for the next round of talks."), "{found}");
    let nothing = lookup::answer("Nothing like this stands anywhere.").unwrap();
    assert_eq!(nothing.lines().count(), 1, "{nothing}");
}

#[test]
fn what_disagrees_is_said_in_words() {
    let said = check::report(&[
        ("Exports rose by 12 per cent.", "As exportações subiram 21 por cento."),
        ("Nobody said why.", "Ninguém disse porquê."),
        ("Nobody said why.", "Ninguém explicou a razão."),
    ])
    .unwrap();
    assert!(said.contains("1 numbers: ") && said.contains("3 consistency: "), "{said}");
    assert_eq!(check::report(&[("Nobody said why.", "Ninguém disse porquê.")]).unwrap(), "");
}

#[test]
fn a_page_is_translated_as_far_as_the_memory_reaches() {
    let page = std::fs::read("memory/articles/2026-09-15-portugal-minister-beijing.en.html").unwrap();
    let (poured, filled, all) = pour::translated(&page).unwrap();
    assert!(filled > 0 && filled <= all, "{filled} of {all}");
    let poured = String::from_utf8(poured).unwrap();
    assert!(poured.contains("lang=\"pt-PT\""), "{poured}");
    assert!(filled == all || poured.contains("data-cotejo=\"new\""), "{poured}");
}
