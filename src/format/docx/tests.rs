use super::languages::{declared, said};
use super::tree::Tree;
use crate::model::Lang;

#[test]
fn word_calls_languages_by_regions() {
    for (lang, attribute, tag) in [
        ("zh-Hans", "eastAsia", "zh-CN"),
        ("zh", "eastAsia", "zh-CN"),
        ("zh-Hans-SG", "eastAsia", "zh-SG"),
        ("zh-Hant", "eastAsia", "zh-TW"),
        ("zh-Hant-HK", "eastAsia", "zh-HK"),
        ("zh-HK", "eastAsia", "zh-HK"),
        ("zh-MO", "eastAsia", "zh-MO"),
        ("zh-Hant-MO", "eastAsia", "zh-MO"),
        ("pt", "val", "pt-PT"),
        ("pt-BR", "val", "pt-BR"),
        ("en", "val", "en-US"),
        ("en-GB", "val", "en-GB"),
        ("fr", "val", "fr"),
    ] {
        let said = said(&Lang::parse(lang).unwrap());
        assert_eq!((said.attribute, said.tag.as_str()), (attribute, tag), "{lang}");
    }
}

#[test]
fn a_document_is_in_the_language_of_most_of_its_letters() {
    let styles = |lang: &str| {
        format!(
            "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:docDefaults><w:rPrDefault><w:rPr>\
             {lang}</w:rPr></w:rPrDefault></w:docDefaults></w:styles>"
        )
    };
    for (lang, sample, expected) in [
        ("<w:lang w:val='en-US' w:eastAsia='zh-CN'/>", "The quay.", Some("en")),
        ("<w:lang w:val='en-US' w:eastAsia='zh-CN'/>", "码头在 Porto。", Some("zh-Hans")),
        ("<w:lang w:val='en-US' w:eastAsia='zh-CN'/>", "码头在澳门。", Some("zh-Hans")),
        ("<w:lang w:val='en-US' w:eastAsia='zh-HK'/>", "碼頭在澳門。", Some("zh-HK")),
        ("<w:lang w:val='pt-BR'/>", "O cais.", Some("pt-BR")),
        ("<w:lang w:val='x-none'/>", "O cais.", None),
        ("", "O cais.", None),
    ] {
        let text = styles(lang);
        let found = declared(&Tree::of("t", &text).unwrap(), sample.chars());
        assert_eq!(found.as_deref(), expected, "{lang} {sample}");
    }
}
