//! The lines of an answer that comes in pieces.

/// Puts together what the way here cut apart: a piece may end within a line, and within a character.
///
/// The bytes of a line's end are part of no other character in UTF-8, so nothing has to be decoded to find it.
#[derive(Debug, Default)]
pub struct Lines {
    begun: Vec<u8>,
}

impl Lines {
    /// Takes the next piece and gives out the lines that it ends, without the empty ones.
    #[must_use]
    pub fn push(&mut self, piece: &[u8]) -> Vec<Vec<u8>> {
        let is_end = |byte: &u8| *byte == b'\n';
        let ended = piece.iter().rposition(is_end).map_or(0, |end| end + 1);
        let (ended, begun) = piece.split_at(ended);
        self.begun.extend_from_slice(ended);
        if ended.is_empty() {
            self.begun.extend_from_slice(begun);
            return Vec::new();
        }
        let whole = std::mem::replace(&mut self.begun, begun.to_vec());
        whole.split(is_end).filter(|line| !line.is_empty()).map(<[u8]>::to_vec).collect()
    }

    /// What came after the last line's end.
    #[must_use]
    pub fn rest(self) -> Option<Vec<u8>> {
        (!self.begun.is_empty()).then_some(self.begun)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = "{\"a\":\"«é»\"}\n\n{\"b\":\"🦀\"}\n{\"c\":";

    fn read(pieces: &[&[u8]]) -> (Vec<Vec<u8>>, Option<Vec<u8>>) {
        let mut lines = Lines::default();
        let read = pieces.iter().flat_map(|piece| lines.push(piece)).collect();
        (read, lines.rest())
    }

    #[test]
    fn wherever_the_answer_is_cut_its_lines_are_the_same() {
        let expected = ["{\"a\":\"«é»\"}", "{\"b\":\"🦀\"}"].map(|line| line.as_bytes().to_vec()).to_vec();
        let bytes = ANSWER.as_bytes();
        for first in 0..=bytes.len() {
            for second in first..=bytes.len() {
                let pieces = [&bytes[..first], &bytes[first..second], &bytes[second..]];
                assert_eq!(read(&pieces), (expected.clone(), Some(b"{\"c\":".to_vec())), "{first}, {second}");
            }
        }
        let single: Vec<_> = bytes.chunks(1).collect();
        assert_eq!(read(&single).0, expected);
    }

    #[test]
    fn nothing_is_left_of_an_answer_that_ends_with_its_last_line() {
        assert_eq!(read(&[b"1\n", b"2\n"]), (vec![b"1".to_vec(), b"2".to_vec()], None));
        assert_eq!(read(&[]), (vec![], None));
    }
}
