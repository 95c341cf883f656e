//! Runs a loop with the widest vectors the machine has.
//!
//! A [`Kernel`] is plain safe code over fixed-size arrays; the compiler makes it once for each instruction set and the
//! machine chooses. Arithmetic is on integers, so that every width gives the same bits.

/// Code to be compiled for each width of vectors.
///
/// `run` and everything hot it calls must be `#[inline(always)]`: what is not inlined is compiled for the baseline.
pub(crate) trait Kernel {
    type Output;
    fn run(self) -> Self::Output;
}

/// A width of vectors this machine has; there is no way to make one that it has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Width(Level);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Baseline,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Width {
    /// The widest of this machine.
    pub(crate) fn widest() -> Width {
        #[cfg(target_arch = "x86_64")]
        {
            if has_avx512() {
                return Width(Level::Avx512);
            }
            if has_avx2() {
                return Width(Level::Avx2);
            }
        }
        Width(Level::Baseline)
    }

    /// All of this machine, the narrowest first.
    #[cfg(test)]
    pub(crate) fn all() -> Vec<Width> {
        let mut all = vec![Width(Level::Baseline)];
        #[cfg(target_arch = "x86_64")]
        {
            all.extend(has_avx2().then_some(Width(Level::Avx2)));
            all.extend(has_avx512().then_some(Width(Level::Avx512)));
        }
        all
    }

    /// Runs `kernel` with vectors of this width.
    #[allow(unsafe_code, reason = "a function compiled for an instruction set may run only where the machine has it")]
    pub(crate) fn run<K: Kernel>(self, kernel: K) -> K::Output {
        match self.0 {
            Level::Baseline => kernel.run(),
            // SAFETY: a Width of this level is made only where `has_avx2` holds, and a machine loses no instructions.
            #[cfg(target_arch = "x86_64")]
            Level::Avx2 => unsafe { with_avx2(kernel) },
            // SAFETY: as above, with `has_avx512`.
            #[cfg(target_arch = "x86_64")]
            Level::Avx512 => unsafe { with_avx512(kernel) },
        }
    }
}

#[cfg(target_arch = "x86_64")]
fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2") && is_x86_feature_detected!("bmi1") && is_x86_feature_detected!("bmi2")
}

#[cfg(target_arch = "x86_64")]
fn has_avx512() -> bool {
    has_avx2()
        && is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512vl")
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2")]
fn with_avx2<K: Kernel>(kernel: K) -> K::Output {
    kernel.run()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2,avx512f,avx512bw,avx512vl")]
fn with_avx512<K: Kernel>(kernel: K) -> K::Output {
    kernel.run()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Relax([u16; 40], [u16; 40], u16);

    impl Kernel for Relax {
        type Output = [u16; 40];

        #[inline(always)]
        fn run(self) -> [u16; 40] {
            std::array::from_fn(|lane| self.0[lane].min(self.1[lane].saturating_add(self.2)))
        }
    }

    #[test]
    fn every_width_gives_the_same_bits() {
        let here: [u16; 40] = std::array::from_fn(|lane| (lane as u16).wrapping_mul(7919));
        let there: [u16; 40] = std::array::from_fn(|lane| (lane as u16).wrapping_mul(10_007));
        let slow: Vec<u16> =
            (0..40).map(|l| u32::from(here[l]).min((u32::from(there[l]) + 999).min(65_535)) as u16).collect();
        for width in Width::all() {
            assert_eq!(width.run(Relax(here, there, 999)).as_slice(), slow, "{width:?}");
        }
        assert_eq!(Width::all().last(), Some(&Width::widest()));
    }
}
