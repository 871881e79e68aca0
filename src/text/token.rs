//! Tokens: words with their inner apostrophes, hyphens and points, numbers, and single marks.
//!
//! Tokens point into the text and never change it; what lies between two of them is white space.

use crate::text::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with marks inside ("al-Assad", "O'Neil", "U.S.", "Lt.").
    Word,
    /// Digits first ("2025", "3.5", "4th").
    Number,
    /// One mark ("," or "“").
    Mark,
}

/// A word, a number or a mark, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of `text`, in order, without overlaps; every character that is no white space is in one.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() {
            continue;
        }
        if !first.is_alphanumeric() {
            tokens.push(Token {
                span: Span::new(start, start + first.len_utf8()),
                kind: TokenKind::Mark,
            });
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = rest.peek() {
            let joins = c.is_alphanumeric()
                || (matches!(c, '-' | '\'' | '’' | '.' | '&')
                    && text
                        .get(at + c.len_utf8()..)
                        .and_then(|t| t.chars().next())
                        .is_some_and(char::is_alphanumeric));
            if !joins {
                break;
            }
            end = at + c.len_utf8();
            rest.next();
        }
        let kind = if first.is_numeric() { TokenKind::Number } else { TokenKind::Word };
        tokens.push(Token { span: Span::new(start, end), kind });
    }
    tokens
}
