//! A block's table of strings, with what each means for the whole file.

use super::block::Block;
use super::elements::RawTag;
use super::interest::is_interesting;
use super::tags::{Interner, Symbol};

/// A block's table of strings: which are keys of interest, and what they are called in the whole file's table.
pub(super) struct BlockStrings<'a> {
    texts: &'a [&'a [u8]],
    interesting: Vec<bool>,
    symbols: Vec<Option<Symbol>>,
}

impl<'a> BlockStrings<'a> {
    pub(super) fn new(block: &'a Block<'_>) -> BlockStrings<'a> {
        let texts = &block.strings[..];
        let interesting = texts.iter().map(|text| std::str::from_utf8(text).is_ok_and(is_interesting)).collect();
        BlockStrings { texts, interesting, symbols: vec![None; texts.len()] }
    }

    pub(super) fn interesting(&self, tags: &[RawTag]) -> bool {
        tags.iter().any(|(key, _)| self.interesting.get(*key as usize).copied().unwrap_or(false))
    }

    pub(super) fn is_key(&self, tag: &RawTag, key: &[u8]) -> bool {
        self.texts.get(tag.0 as usize).is_some_and(|text| *text == key)
    }

    pub(super) fn text(&self, index: u32) -> Option<&'a str> {
        self.texts.get(index as usize).and_then(|text| std::str::from_utf8(text).ok())
    }

    pub(super) fn symbol(&mut self, index: u32, interner: &mut Interner) -> Option<Symbol> {
        let known = self.symbols.get(index as usize)?;
        if known.is_some() {
            return *known;
        }
        let symbol = interner.intern(self.text(index)?);
        self.symbols[index as usize] = Some(symbol);
        Some(symbol)
    }
}
