//! Sums that do not depend on the order of their terms.
//!
//! Adding floating-point numbers in another order gives another last digit. Here the sum is kept exactly, as a few
//! numbers that do not overlap, and rounded once at the end: so permuting the rows of a table changes no byte, and
//! a home of ten people counts for what a home of four and a home of six count for.
//!
//! The method is Shewchuk's (1997, Adaptive precision floating-point arithmetic, theorems 6, 12 and 18).

/// A sum under way.
///
/// Exact for finite terms below 1e150 in size, unless a product is smaller than 1e-280 (then its tail is lost, and the
/// sum still does not depend on the order).
#[derive(Clone, Debug, Default)]
pub(crate) struct ExactSum {
    /// The sum of all terms that are whole multiples of 2^-LOWEST and not too large, in that unit.
    whole: i128,
    /// The sum of all others: parts that do not overlap, the smallest first.
    parts: Vec<f64>,
}

/// Terms down to 2^-72 are added as whole numbers: a number of people as estimated, down to its last bit.
const LOWEST: i32 = 72;
/// The bits of a number after its first.
const MANTISSA_BITS: i32 = 52;
/// The largest shift of a mantissa that leaves room for 2^34 terms.
const MOST_SHIFT: i32 = 40;

/// A term in units of 2^-LOWEST; `None` when it is no whole number of them, or too large.
fn in_units(term: f64) -> Option<i128> {
    let bits = term.to_bits();
    let exponent = ((bits >> MANTISSA_BITS) & 0x7ff) as i32;
    let mantissa = (bits & ((1 << MANTISSA_BITS) - 1)) | 1 << MANTISSA_BITS;
    let shift = exponent - 1023 - MANTISSA_BITS + LOWEST;
    let size = i128::from(mantissa) << shift.clamp(0, MOST_SHIFT);
    (0..=MOST_SHIFT).contains(&shift).then_some(if term < 0.0 { -size } else { size })
}

impl ExactSum {
    /// Adds one number.
    #[inline]
    pub(crate) fn add(&mut self, term: f64) {
        if term == 0.0 {
            return;
        }
        match in_units(term).and_then(|units| self.whole.checked_add(units)) {
            Some(sum) => self.whole = sum,
            None => self.add_part(term),
        }
    }

    fn add_part(&mut self, term: f64) {
        let (mut carry, mut kept) = (term, 0);
        for i in 0..self.parts.len() {
            let (sum, rest) = two_sum(carry, self.parts[i]);
            if rest != 0.0 {
                self.parts[kept] = rest;
                kept += 1;
            }
            carry = sum;
        }
        self.parts.truncate(kept);
        if carry != 0.0 {
            self.parts.push(carry);
        }
    }

    /// Adds `a * b`, not rounded.
    pub(crate) fn add_product(&mut self, a: f64, b: f64) {
        let (product, rest) = two_product(a, b);
        if rest != 0.0 {
            self.add(rest);
        }
        self.add(product);
    }

    /// Adds another sum, not rounded.
    pub(crate) fn merge(&mut self, other: &ExactSum) {
        other.all_parts().into_iter().for_each(|part| self.add(part));
    }

    /// The whole sum as parts that do not overlap, the smallest first.
    fn all_parts(&self) -> Vec<f64> {
        let mut all = ExactSum { whole: 0, parts: self.parts.clone() };
        // Pieces of 32 bits are numbers that nothing rounds.
        for piece in 0..4 {
            let bits = (self.whole.unsigned_abs() >> (32 * piece)) as u32;
            let size = f64::from(bits) * 2f64.powi(32 * piece - LOWEST);
            all.add_part(if self.whole < 0 { -size } else { size });
        }
        all.parts
    }

    /// The sum, rounded once to the nearest number, ties to even.
    pub(crate) fn value(&self) -> f64 {
        if self.parts.is_empty() {
            // Rounded to the nearest, ties to even; the power of two changes no digit.
            return self.whole as f64 * 2f64.powi(-LOWEST);
        }
        let all = self.all_parts();
        let mut parts = all.iter().rev();
        let Some(mut total) = parts.next().copied() else { return 0.0 };
        let mut rest = 0.0;
        for part in parts.by_ref() {
            let (sum, low) = two_sum(total, *part);
            total = sum;
            if low != 0.0 {
                rest = low;
                break;
            }
        }
        // Half way between two numbers, what is left below decides.
        if let Some(below) = parts.next()
            && ((rest < 0.0 && *below < 0.0) || (rest > 0.0 && *below > 0.0))
        {
            let twice = rest * 2.0;
            let up = total + twice;
            if up - total == twice {
                total = up;
            }
        }
        total
    }
}

/// One sum may be held in different parts; equal are sums whose difference is nought, not rounded.
impl PartialEq for ExactSum {
    fn eq(&self, other: &ExactSum) -> bool {
        let mut difference = self.clone();
        other.all_parts().into_iter().for_each(|part| difference.add(-part));
        difference.value() == 0.0
    }
}

impl Extend<f64> for ExactSum {
    fn extend<T: IntoIterator<Item = f64>>(&mut self, terms: T) {
        terms.into_iter().for_each(|term| self.add(term));
    }
}

/// The exact sum of some numbers, rounded once.
pub(crate) fn exact_sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    let mut sum = ExactSum::default();
    sum.extend(terms);
    sum.value()
}

/// The rounded sum of two numbers, and what rounding lost.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let of_b = sum - a;
    (sum, (a - (sum - of_b)) + (b - of_b))
}

/// The rounded product of two numbers, and what rounding lost.
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    let ((a1, a0), (b1, b0)) = (halves(a), halves(b));
    (product, a0 * b0 - (((product - a1 * b1) - a0 * b1) - a1 * b0))
}

/// A number as two of at most 26 bits.
fn halves(a: f64) -> (f64, f64) {
    const SPLITTER: f64 = 134_217_729.0; // 2^27 + 1
    let scaled = SPLITTER * a;
    let high = scaled - (scaled - a);
    (high, a - high)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_plain_addition_loses_is_kept() {
        assert_eq!(exact_sum([1e16, 1.0, -1e16]), 1.0);
        assert_eq!(exact_sum([1.0, 1e100, 1.0, -1e100]), 2.0);
        assert_eq!(exact_sum([0.1; 10]), 1.0);
        assert_eq!(exact_sum([]), 0.0);
        // Half way between two numbers: the tail decides.
        assert_eq!(exact_sum([1e16, 1.0, 1e-16]), 10_000_000_000_000_002.0);
        assert_eq!(exact_sum([1e16, 1.0, -1e-16]), 1e16);
    }

    fn terms() -> impl Strategy<Value = Vec<(f64, f64)>> {
        let number = || prop_oneof![-1e12..1e12, -1.0..1.0, (-60i32..60).prop_map(|e| 2f64.powi(e)), Just(0.1)];
        prop::collection::vec((number(), number()), 0..40)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn the_order_of_the_terms_changes_no_bit(terms in terms(), seed in any::<u64>()) {
            let mut shuffled = terms.clone();
            for i in (1..shuffled.len()).rev() {
                shuffled.swap(i, (seed.rotate_left(i as u32) % (i as u64 + 1)) as usize);
            }
            let sum = |terms: &[(f64, f64)]| {
                let mut sum = ExactSum::default();
                terms.iter().for_each(|(a, b)| sum.add_product(*a, *b));
                sum
            };
            prop_assert_eq!(sum(&terms).value().to_bits(), sum(&shuffled).value().to_bits());
            let (left, right) = terms.split_at(terms.len() / 2);
            let mut halves = sum(right);
            halves.merge(&sum(left));
            prop_assert_eq!(sum(&terms).value().to_bits(), halves.value().to_bits());
        }

        #[test]
        fn a_product_is_not_rounded(whole in 0u32..1_000_000, part in 0u32..1_000_000, weight in 0.0..1.0) {
            let part = part.min(whole);
            let mut once = ExactSum::default();
            once.add_product(f64::from(whole), weight);
            let mut twice = ExactSum::default();
            twice.add_product(f64::from(part), weight);
            twice.add_product(f64::from(whole - part), weight);
            prop_assert_eq!(once.value().to_bits(), twice.value().to_bits());
            prop_assert_eq!(once.value(), f64::from(whole) * weight);
        }
    }
}
