//! Several kernels as one: the sites of each come after those of the one before.

use std::borrow::Cow;

use super::Nearest;

impl Nearest<'static> {
    /// The kernel of several that know no groups; what it is worth is what they are worth together.
    pub(in super::super::super) fn joined(kernels: &[Nearest<'_>]) -> Nearest<'static> {
        let mut all = Nearest {
            rows: Vec::new(),
            site: Cow::Owned(Vec::new()),
            loss: Cow::Owned(Vec::new()),
            weight: Vec::new(),
            without: Vec::new(),
            sites: 0,
            group: Vec::new(),
            group_weight: vec![1.0],
            pieces: Vec::new(),
        };
        for kernel in kernels {
            let first = all.sites as u32;
            for row in 0..kernel.rows() {
                let (sites, losses) = kernel.row(row);
                let cells = sites.iter().map(|site| first + site).zip(losses.iter().copied());
                all.push(row, kernel, cells);
            }
            all.sites += kernel.sites;
        }
        all.cut_into_pieces();
        all
    }
}
