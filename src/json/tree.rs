//! A JSON document as a tree.
//!
//! RFC 8259, as far as the contract's messages need it: a number with a fraction is read past, and is no value.

/// How deep a document may be nested. The contract's messages are nested six deep.
const DEEPEST: u8 = 32;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Whole(i64),
    /// A number with a fraction or an exponent, or too large: nothing that the contract has.
    OtherNumber,
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole document; `None` when it is not JSON.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
        let value = reader.value(DEEPEST)?;
        (reader.peek().is_none()).then_some(value)
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        while self.bytes.get(self.at).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn takes(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        let is_there = self.bytes.get(self.at..)?.starts_with(word.as_bytes());
        self.at += word.len();
        is_there.then_some(value)
    }

    fn value(&mut self, depth: u8) -> Option<Json> {
        let below = depth.checked_sub(1)?;
        match self.peek()? {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'"' => self.text().map(Json::Text),
            b'[' => self.items(b']', |it| it.value(below)).map(Json::List),
            b'{' => self.items(b'}', |it| it.entry(below)).map(Json::Object),
            _ => self.number(),
        }
    }

    /// What stands between an opening bracket and `end`, parted by commas.
    fn items<T>(&mut self, end: u8, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.at += 1;
        let mut items = Vec::new();
        if self.takes(end) {
            return Some(items);
        }
        loop {
            items.push(item(self)?);
            if self.takes(end) {
                return Some(items);
            }
            if !self.takes(b',') {
                return None;
            }
        }
    }

    fn entry(&mut self, depth: u8) -> Option<(String, Json)> {
        let name = (self.peek()? == b'"').then(|| self.text())??;
        self.takes(b':').then(|| self.value(depth))?.map(|value| (name, value))
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        self.at += usize::from(self.bytes.get(self.at) == Some(&b'-'));
        let first = self.at;
        self.digits()?;
        if self.bytes[first] == b'0' && self.at > first + 1 {
            return None;
        }
        let whole = self.at;
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if self.bytes.get(self.at).is_some_and(|byte| matches!(byte, b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(self.bytes.get(self.at).is_some_and(|byte| matches!(byte, b'+' | b'-')));
            self.digits()?;
        }
        let digits = std::str::from_utf8(&self.bytes[start..whole]).ok()?;
        let value = (self.at == whole).then(|| digits.parse().ok()).flatten();
        Some(value.map_or(Json::OtherNumber, Json::Whole))
    }

    /// The text whose opening quotation mark is next.
    fn text(&mut self) -> Option<String> {
        self.at += 1;
        let mut text = Vec::new();
        loop {
            match self.next()? {
                b'"' => return String::from_utf8(text).ok(),
                b'\\' => self.escaped(&mut text)?,
                0..=0x1f => return None,
                byte => text.push(byte),
            }
        }
    }

    fn escaped(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let plain = match self.next()? {
            byte @ (b'"' | b'\\' | b'/') => byte,
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                let character = self.character()?;
                text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                return Some(());
            }
            _ => return None,
        };
        text.push(plain);
        Some(())
    }

    /// The character of four hexadecimal digits, or of a pair of four (UTF-16).
    fn character(&mut self) -> Option<char> {
        let first = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        let is_pair = self.next()? == b'\\' && self.next()? == b'u';
        let second = is_pair.then(|| self.four_digits())??.checked_sub(0xdc00).filter(|it| *it < 0x400)?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second)
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.bytes.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.iter().try_fold(0, |sum, digit| Some(sum * 16 + char::from(*digit).to_digit(16)?))
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn expected(value: &Value) -> Json {
        match value {
            Value::Null => Json::Null,
            Value::Bool(it) => Json::Bool(*it),
            Value::Number(it) => it.as_i64().map_or(Json::OtherNumber, Json::Whole),
            Value::String(it) => Json::Text(it.clone()),
            Value::Array(items) => Json::List(items.iter().map(expected).collect()),
            Value::Object(entries) => {
                Json::Object(entries.iter().map(|(name, value)| (name.clone(), expected(value))).collect())
            }
        }
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            (-1e9..1e9).prop_map(|it: f64| Value::from(it + 0.5)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|it| Value::Object(it.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_serde_json_writes_is_read(value in any_value()) {
            let expected = expected(&value);
            prop_assert_eq!(Json::parse(&value.to_string()), Some(expected.clone()));
            let pretty = serde_json::to_string_pretty(&value).expect("JSON");
            prop_assert_eq!(Json::parse(&pretty), Some(expected));
        }

        #[test]
        fn what_is_json_is_decided_as_serde_json_does(text in r#"[\[\]{}:,"\\u0-9dDcCeE.+\-truefalsn ]{0,12}"#) {
            prop_assert_eq!(Json::parse(&text).is_some(), serde_json::from_str::<Value>(&text).is_ok(), "{}", text);
        }
    }

    #[test]
    fn escapes_are_undone() {
        let escaped = r#""\"\\\/\b\f\n\r\t\u00e9\ud83e\udd80""#;
        assert_eq!(Json::parse(escaped), Some(Json::Text("\"\\/\u{8}\u{c}\n\r\té🦀".into())));
        for broken in [r#""\ud83e""#, r#""\udd80""#, r#""\ud83e\u0041""#, r#""\x""#, "\"\n\"", "\"open"] {
            assert_eq!(Json::parse(broken), None, "{broken}");
        }
    }

    #[test]
    fn a_document_is_not_nested_without_end() {
        assert!(Json::parse(&"[".repeat(100_000)).is_none());
    }
}
