//! The nearest open facility as a function of time: the lower envelope of the walks of one home to one category.

/// A facility, or the nearest of several with one pattern, as one home sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) ticks: u32,
    pub(super) facility: u32,
    /// The number of its pattern in the column.
    pub(super) pattern: u32,
}

impl Candidate {
    /// Less for a shorter walk, and of two as long for the facility that comes first.
    pub(super) fn nearness(&self) -> u64 {
        u64::from(self.ticks) << 32 | u64::from(self.facility)
    }
}

/// From `start` on it is the layer of that number, counted from 1; 0 means none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: u32,
    pub(super) layer: u32,
}

/// A walk that is the shortest some of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layer {
    pub(super) ticks: u32,
    pub(super) facility: u32,
}

/// Many envelopes, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Envelopes {
    /// Where the pieces and the layers of each envelope end.
    ends: Vec<(u32, u32)>,
    pub(super) pieces: Vec<Piece>,
    pub(super) layers: Vec<Layer>,
}

impl Envelopes {
    /// The pieces of an envelope and the layers they name. No pieces mean that there never is any.
    pub(super) fn get(&self, number: usize) -> (&[Piece], &[Layer]) {
        let before = if number == 0 { (0, 0) } else { self.ends[number - 1] };
        let (pieces, layers) = self.ends[number];
        (&self.pieces[before.0 as usize..pieces as usize], &self.layers[before.1 as usize..layers as usize])
    }

    /// How many pieces there are in all.
    pub(super) fn piece_count(&self) -> u64 {
        self.pieces.len() as u64
    }

    /// How many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.ends) + size_of_val(&*self.pieces) + size_of_val(&*self.layers)
    }

    /// Ends the present envelope.
    pub(super) fn finish(&mut self) {
        self.ends.push((self.pieces.len() as u32, self.layers.len() as u32));
    }

    /// Gives back memory that will not be used.
    pub(super) fn shrink(&mut self) {
        self.ends.shrink_to_fit();
        self.pieces.shrink_to_fit();
        self.layers.shrink_to_fit();
    }

    pub(super) fn first_layer(&self) -> usize {
        self.ends.last().map_or(0, |end| end.1 as usize)
    }

    pub(super) fn add_layer(&mut self, candidate: &Candidate) -> u32 {
        self.layers.push(Layer { ticks: candidate.ticks, facility: candidate.facility });
        (self.layers.len() - self.first_layer()) as u32
    }
}
