//! The parser of a header's text: a dictionary of three keys, and a comment behind it. One pass, no recursion.

use crate::npy::header::error::HeaderError;

/// The values of the three keys, and the comment.
pub(crate) struct Header {
    pub(crate) descr: String,
    pub(crate) fortran: bool,
    pub(crate) shape: Vec<usize>,
    /// The first comment behind the dictionary, without its `#`; empty if there is none.
    pub(crate) comment: String,
}

/// Parses what NumPy writes, with the keys in any order, any ASCII space and either quote, and comments behind it.
pub(crate) fn parse_header(text: &[u8]) -> Result<Header, HeaderError> {
    if let Some(at) = text.iter().position(|byte| !byte.is_ascii()) {
        return Err(HeaderError::NotAscii { at });
    }
    let mut cursor = Cursor { text, at: 0 };
    let (mut descr, mut fortran, mut shape) = (None, None, None);
    cursor.expect(b'{', "`{`")?;
    while !cursor.eat(b'}') {
        let key = cursor.string("a quoted key")?;
        cursor.expect(b':', "`:`")?;
        match key.as_str() {
            "descr" => set(
                &mut descr,
                "descr",
                cursor.string("a quoted dtype (of a structured array, save each field by itself)")?,
            )?,
            "fortran_order" => set(&mut fortran, "fortran_order", cursor.boolean()?)?,
            "shape" => set(&mut shape, "shape", cursor.tuple()?)?,
            _ => return Err(HeaderError::UnknownKey { key }),
        }
        cursor.separator(b'}', "`,` or `}`")?;
    }
    let comment = cursor.end()?;
    Ok(Header {
        descr: descr.ok_or(HeaderError::MissingKey { key: "descr" })?,
        fortran: fortran.ok_or(HeaderError::MissingKey { key: "fortran_order" })?,
        shape: shape.ok_or(HeaderError::MissingKey { key: "shape" })?,
        comment,
    })
}

fn set<T>(slot: &mut Option<T>, key: &'static str, value: T) -> Result<(), HeaderError> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(HeaderError::DuplicateKey { key }),
    }
}

/// A position in the text.
struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Skips space; returns the next byte.
    fn peek(&mut self) -> Option<u8> {
        while self.text.get(self.at).is_some_and(|byte| b" \t\r\n".contains(byte)) {
            self.at += 1;
        }
        self.text.get(self.at).copied()
    }

    /// Skips space and, if it is next, the token; returns whether it was.
    fn eat(&mut self, token: u8) -> bool {
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: u8, expected: &'static str) -> Result<(), HeaderError> {
        if self.eat(token) { Ok(()) } else { Err(self.error(expected)) }
    }

    /// Skips a comma, which may be missing before the closing token. That one is left for the loop over the items.
    fn separator(&mut self, close: u8, expected: &'static str) -> Result<(), HeaderError> {
        if self.eat(b',') || self.peek() == Some(close) { Ok(()) } else { Err(self.error(expected)) }
    }

    /// Requires that nothing but space and comments follows; returns the first comment.
    fn end(&mut self) -> Result<String, HeaderError> {
        let mut first = None;
        while self.eat(b'#') {
            let comment = self.take_while(|byte| byte != b'\n' && byte != b'\r');
            first.get_or_insert_with(|| String::from_utf8_lossy(comment.trim_ascii()).into_owned());
        }
        match self.peek() {
            None => Ok(first.unwrap_or_default()),
            Some(_) => Err(self.error("nothing behind `}`")),
        }
    }

    /// Reads a string without escapes.
    fn string(&mut self, expected: &'static str) -> Result<String, HeaderError> {
        let quote = self.peek().filter(|byte| b"'\"".contains(byte)).ok_or(self.error(expected))?;
        self.at += 1;
        let inside = self.take_while(|byte| byte != quote && byte != b'\\' && byte != b'\n');
        if self.text.get(self.at) != Some(&quote) {
            return Err(self.error("a closing quote"));
        }
        self.at += 1;
        Ok(String::from_utf8_lossy(inside).into_owned())
    }

    fn boolean(&mut self) -> Result<bool, HeaderError> {
        self.peek();
        let error = self.error("`True` or `False`");
        match self.take_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            b"True" => Ok(true),
            b"False" => Ok(false),
            _ => Err(error),
        }
    }

    fn tuple(&mut self) -> Result<Vec<usize>, HeaderError> {
        self.expect(b'(', "a tuple")?;
        let mut shape = Vec::new();
        while !self.eat(b')') {
            shape.push(self.integer()?);
            if shape.len() == 1 {
                self.expect(b',', "`,`: a tuple of one is `(n,)`")?;
            } else {
                self.separator(b')', "`,` or `)`")?;
            }
        }
        Ok(shape)
    }

    /// Reads a decimal integer without sign or leading zeros.
    fn integer(&mut self) -> Result<usize, HeaderError> {
        self.peek();
        let (at, error) = (self.at, self.error("a non-negative integer"));
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        if digits.is_empty() || (digits.len() > 1 && digits[0] == b'0') {
            return Err(error);
        }
        digits
            .iter()
            .try_fold(0_usize, |value, digit| value.checked_mul(10)?.checked_add(usize::from(digit - b'0')))
            .ok_or(HeaderError::AxisLength { at })
    }

    /// Reads bytes as long as they meet the condition.
    fn take_while(&mut self, condition: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = &self.text[self.at..];
        let length = rest.iter().position(|&byte| !condition(byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn error(&self, expected: &'static str) -> HeaderError {
        HeaderError::Syntax { at: self.at, expected }
    }
}
