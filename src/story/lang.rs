//! Which of our languages a text is in: script first, then function words. Says nothing where it is not sure.

use std::sync::LazyLock;

use super::fx_hash::FxHashMap;
use super::normalize::is_letter;
use crate::model::{Lang, is_han, is_kana};

/// Function words that two languages do not share, weighted equally.
const EN: &[&str] = &[
    "the", "of", "and", "to", "is", "was", "for", "that", "with", "by", "from", "are", "were", "has", "have", "his",
    "her", "their", "which", "this", "not", "but", "at", "on", "an", "it", "said", "will", "would", "been", "in", "he",
    "she", "they", "who", "you", "we", "our", "your",
];
const PT: &[&str] = &[
    "de", "da", "do", "das", "dos", "que", "em", "um", "uma", "para", "com", "não", "na", "no", "nas", "nos", "ao",
    "aos", "à", "às", "pelo", "pela", "pelos", "pelas", "foi", "é", "são", "ser", "está", "também", "mais", "seu",
    "sua", "isso", "ele", "ela", "disse", "os", "as", "e", "o", "num", "numa",
];
/// Spanish, French, Italian, German: what is none of ours must not be taken for one.
const OTHER: &[&str] = &[
    "el", "los", "las", "del", "una", "y", "con", "por", "más", "pero", "fue", "sus", "hay", "les", "des", "une", "et",
    "est", "dans", "pour", "qui", "sur", "il", "della", "che", "di", "gli", "non", "und", "der", "die", "das", "nicht",
    "mit", "ist", "von", "den", "ein", "eine",
];
/// Spellings and words that only one of the two Portugueses has.
const PT_PT: &[&str] = &[
    "facto",
    "factos",
    "contacto",
    "contactos",
    "equipa",
    "equipas",
    "autocarro",
    "comboio",
    "telemóvel",
    "ecrã",
    "ficheiro",
    "económico",
    "económica",
    "económicos",
    "económicas",
    "académico",
    "académica",
    "prémio",
    "prémios",
    "género",
    "fenómeno",
    "autónomo",
    "autónoma",
    "registo",
    "registos",
    "controlo",
    "utilizador",
    "utilizadores",
    "connosco",
    "secções",
    "receção",
    "perceção",
    "polémica",
    "polémico",
    "crónica",
    "eletrónico",
    "eletrónica",
    "moscovo",
    "madrid",
    "amesterdão",
    "planeamento",
    "pequeno-almoço",
    "ténis",
    "cancro",
    "anónimo",
    "cénico",
    "higiénico",
    "oxigénio",
    "vietname",
    "quilómetros",
    "quilómetro",
    "atómica",
    "subscrever",
    "subscreva",
    "partilhar",
    "partilhe",
    "partilha",
    "aceder",
    "acederam",
    "gerir",
    "dezasseis",
    "dezassete",
    "dezanove",
    "bilião",
    "biliões",
    "desportivo",
    "desporto",
    "desportiva",
    "reformado",
    "reformados",
    "autarca",
    "autarquia",
    "autarquias",
    "arguido",
    "arguidos",
];
const PT_BR: &[&str] = &[
    "fato",
    "fatos",
    "contato",
    "contatos",
    "equipe",
    "equipes",
    "ônibus",
    "trem",
    "celular",
    "tela",
    "econômico",
    "econômica",
    "econômicos",
    "econômicas",
    "acadêmico",
    "acadêmica",
    "prêmio",
    "prêmios",
    "gênero",
    "fenômeno",
    "autônomo",
    "autônoma",
    "cadastro",
    "usuário",
    "usuários",
    "conosco",
    "bilhão",
    "bilhões",
    "seção",
    "seções",
    "percepção",
    "metrô",
    "polêmica",
    "polêmico",
    "crônica",
    "eletrônico",
    "eletrônica",
    "moscou",
    "madri",
    "planejamento",
    "tênis",
    "câncer",
    "aids",
    "anônimo",
    "oxigênio",
    "vietnã",
    "quilômetros",
    "quilômetro",
    "atômica",
    "assine",
    "compartilhar",
    "compartilhe",
    "salvar",
    "acessar",
    "gerenciar",
    "dezesseis",
    "dezessete",
    "dezenove",
    "quatorze",
    "esporte",
    "esportes",
    "esportivo",
    "esportiva",
    "aposentado",
    "aposentados",
    "prefeitura",
    "prefeito",
    "vereador",
    "você",
    "vocês",
    "pra",
    "polonês",
    "trilhão",
    "trilhões",
];
/// Characters of one script of Chinese alone, among the most frequent of running text.
const HANS: &str = "这个国来们会时为说对发经过还进业关学实现问题员长务书东车开见门间话报电点样认让请记设计论证识议该调谈战条师带张热单团总统络给约级结续维线组织习华区医卖买军农决况净减几击刘则务动势协历压县参双变号听员响啰图园坛块声处备复头奖妈姐婴宝审宽将尔层属岁岛币库应广异张归当录彻忆态总恶惊惯愿战戏户执扩担拟择损换据摄摆断无旧显术机杂权极构标树桥档检欢毕气汉汇没泽洁测浏济涨润满灭灵灾点炼烟爱爷独环现码确离种积称穷竞笔筑简签类粮紧红约纪纯级纳纸线练组细终经结给统继绩续维综罗职联聪肃胜节艺苏荣药获虑虽补装观规视览觉订认讨让训议讯记讲许设访评识诉词试话询该详语误说请读课谁调谈谢证译财责败货质购贵贸费资赛赞起跃践车转轮软载较输边达迁过运还这进远连迟适选递遗释里针钟钢钱铁银销锁错锦键镇长门问间闻阅队阳阴阵际陆险随难雾静顶项顺须顾预领频题颜额风飞饭饮馆马驶驾验骗鱼鲜鸟鸡龙";
const HANT: &str = "這個國來們會時為說對發經過還進業關學實現問題員長務書東車開見門間話報電點樣認讓請記設計論證識議該調談戰條師帶張熱單團總統絡給約級結續維線組織習華區醫賣買軍農決況淨減幾擊劉則動勢協歷壓縣參雙變號聽響圖園壇塊聲處備復頭獎媽嬰寶審寬將爾層屬歲島幣庫應廣異歸當錄徹憶態惡驚慣願戲戶執擴擔擬擇損換據攝擺斷無舊顯術機雜權極構標樹橋檔檢歡畢氣漢匯澤潔測瀏濟漲潤滿滅靈災煉煙愛爺獨環碼確離種積稱窮競筆築簡簽類糧緊紅紀純納紙練細終繼績綜羅職聯聰肅勝節藝蘇榮藥獲慮雖補裝觀規視覽覺訂討訓訊講許訪評訴詞試詢詳語誤讀課誰謝譯財責敗貨質購貴貿費資賽贊躍踐轉輪軟載較輸邊達遷運遠連遲適選遞遺釋針鐘鋼錢鐵銀銷鎖錯錦鍵鎮聞閱隊陽陰陣際陸險隨難霧靜頂項順須顧預領頻顏額風飛飯飲館馬駛駕驗騙魚鮮鳥雞龍";

/// For each word, the lists that it stands in, a bit a list.
static WORDS: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut out = FxHashMap::default();
    for (bit, list) in [EN, PT, OTHER, PT_PT, PT_BR].into_iter().enumerate() {
        for word in list {
            *out.entry(*word).or_default() |= 1_u8 << bit;
        }
    }
    out
});

/// Characters of one script of Chinese alone: simplified `true`.
static SCRIPTS: LazyLock<FxHashMap<char, bool>> = LazyLock::new(|| {
    let simplified = HANS.chars().filter(|c| !HANT.contains(*c)).map(|c| (c, true));
    let traditional = HANT.chars().filter(|c| !HANS.contains(*c)).map(|c| (c, false));
    simplified.chain(traditional).collect()
});

/// As many bytes of a text as tell its language.
pub(super) const ENOUGH: usize = 20_000;

/// The characters that are not ASCII.
fn others(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = rest.bytes().position(|byte| !byte.is_ascii())?;
        let mut chars = rest[at..].chars();
        let other = chars.next();
        rest = chars.as_str();
        other
    })
}

/// The bytes of the word that `text` begins with, none if it begins with something else, and whether it is ASCII.
fn word_at(text: &str) -> (usize, bool) {
    let (mut at, mut ascii) = (0, true);
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii_alphabetic() || *byte == b'-' {
            at += 1;
            continue;
        }
        let other = if byte.is_ascii() { None } else { text[at..].chars().next().filter(|c| is_letter(*c)) };
        let Some(letter) = other else { break };
        at += letter.len_utf8();
        ascii = false;
    }
    (at, ascii)
}

/// The language of `text`, as narrow as it is sure: `pt` where nothing tells Lisbon from Brasília.
#[must_use]
pub fn detect(text: &str) -> Option<Lang> {
    let (mut han, mut kana, mut latin, mut hans, mut hant) = (0_usize, 0_usize, 0_usize, 0_i64, 0_i64);
    let mut head = prefix(text, ENOUGH).to_owned();
    head.make_ascii_lowercase();
    latin += head.bytes().filter(u8::is_ascii_lowercase).count();
    for c in others(&head) {
        match c {
            c if is_han(c) => {
                han += 1;
                match SCRIPTS.get(&c) {
                    Some(true) => hans += 1,
                    Some(false) => hant += 1,
                    None => {}
                }
            }
            c if is_kana(c) => kana += 1,
            c if is_letter(c) => latin += 1,
            _ => {}
        }
    }
    // A Chinese character says about as much as a word of four letters.
    if han * 4 > latin {
        if kana * 10 > han {
            return None;
        }
        let tag = if hans > hant * 3 {
            "zh-Hans"
        } else if hant > hans * 3 {
            "zh-Hant"
        } else {
            "zh"
        };
        return (han > 1).then(|| Lang::parse(tag).ok()).flatten();
    }
    let (mut en, mut pt, mut other, mut words, mut lisbon, mut brasilia) = (0_usize, 0, 0, 0, 0, 0);
    let mut small = String::new();
    let mut rest = head.as_str();
    while !rest.is_empty() {
        let (length, ascii) = word_at(rest);
        let mut word = &rest[..length];
        let mut after = rest[length..].chars();
        after.next();
        rest = after.as_str();
        if word.is_empty() {
            continue;
        }
        if !ascii {
            small.clear();
            small.extend(word.chars().flat_map(char::to_lowercase));
            word = &small;
        }
        words += 1;
        let lists = WORDS.get(word).copied().unwrap_or_default();
        en += usize::from(lists & 1 != 0);
        pt += usize::from(lists & 2 != 0);
        other += usize::from(lists & 4 != 0);
        lisbon += usize::from(lists & 8 != 0);
        brasilia += usize::from(lists & 16 != 0);
    }
    if words == 0 {
        return None;
    }
    if en > pt * 2 && en > other && en * 8 >= words {
        return Lang::parse("en").ok();
    }
    if pt > en * 2 && pt > other && pt * 8 >= words {
        let tag = if lisbon >= 2 && lisbon > brasilia * 3 {
            "pt-PT"
        } else if brasilia >= 2 && brasilia > lisbon * 3 {
            "pt-BR"
        } else {
            "pt"
        };
        return Lang::parse(tag).ok();
    }
    None
}

fn prefix(text: &str, length: usize) -> &str {
    let mut end = text.len().min(length);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_hyphens() {
        for text in ["", "-", "O Zé, d’Ávila-Melo: 17h30! ", "文化 ok…é", "×÷a\u{300}b\u{aa}", "\u{1f600}x"]
        {
            let expected: Vec<&str> = text.split(|c: char| !is_letter(c) && c != '-').collect();
            let mut found = Vec::new();
            let mut rest = text;
            loop {
                let (length, ascii) = word_at(rest);
                assert_eq!(ascii, rest[..length].is_ascii(), "{text}");
                found.push(&rest[..length]);
                let mut after = rest[length..].chars();
                if after.next().is_none() {
                    break;
                }
                rest = after.as_str();
            }
            assert_eq!(found, expected, "{text}");
            assert!(others(text).eq(text.chars().filter(|c| !c.is_ascii())), "{text}");
        }
    }
}
