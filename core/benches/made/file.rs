//! The graph file that other tools read: so that they and we answer the same question.
//!
//! Little endian: `u64` nodes, streets, facilities; `u32` from, to, deciseconds of each street; `f64` x, y of each node
//! in metres; `u32` node, category of each facility.

use std::io::{Error, ErrorKind, Read, Result, Write};

use super::{City, Facility, Street};

/// Writes a city.
pub(crate) fn write(path: &str, city: &City) -> Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    for count in [city.place_m.len(), city.streets.len(), city.facilities.len()] {
        file.write_all(&(count as u64).to_le_bytes())?;
    }
    let (streets, places, facilities) = (city.streets.iter(), city.place_m.iter(), city.facilities.iter());
    let before = streets.clone().map(|s| s.from).chain(streets.clone().map(|s| s.to));
    for number in before.chain(streets.map(|s| s.deciseconds)) {
        file.write_all(&number.to_le_bytes())?;
    }
    for number in places.clone().map(|p| p[0]).chain(places.map(|p| p[1])) {
        file.write_all(&number.to_le_bytes())?;
    }
    for number in facilities.clone().map(|f| f.node).chain(facilities.map(|f| f.category)) {
        file.write_all(&number.to_le_bytes())?;
    }
    file.flush()
}

/// Reads a city.
pub(crate) fn read(path: &str) -> Result<City> {
    let mut file = std::io::BufReader::new(std::fs::File::open(path)?);
    let counts: Vec<u64> = column(&mut file, 3, u64::from_le_bytes)?;
    let &[nodes, streets, facilities] = &counts[..] else { return Err(too_short()) };
    let (from, to, deciseconds) =
        (numbers(&mut file, streets)?, numbers(&mut file, streets)?, numbers(&mut file, streets)?);
    let (x, y) = (column(&mut file, nodes, f64::from_le_bytes)?, column(&mut file, nodes, f64::from_le_bytes)?);
    let (node, category) = (numbers(&mut file, facilities)?, numbers(&mut file, facilities)?);
    let ends = from.iter().zip(&to).zip(&deciseconds);
    Ok(City {
        place_m: x.into_iter().zip(y).map(|(x, y)| [x, y]).collect(),
        streets: ends.map(|((from, to), ds)| Street { from: *from, to: *to, deciseconds: *ds }).collect(),
        facilities: node.into_iter().zip(category).map(|(node, category)| Facility { node, category }).collect(),
    })
}

fn numbers(file: &mut impl Read, count: u64) -> Result<Vec<u32>> {
    column(file, count, u32::from_le_bytes)
}

/// The next `count` numbers of `N` bytes.
fn column<const N: usize, T>(file: &mut impl Read, count: u64, number: fn([u8; N]) -> T) -> Result<Vec<T>> {
    let mut bytes = Vec::new();
    file.take(count.saturating_mul(N as u64)).read_to_end(&mut bytes)?;
    let numbers: Vec<T> = bytes.as_chunks::<N>().0.iter().map(|chunk| number(*chunk)).collect();
    if numbers.len() as u64 == count { Ok(numbers) } else { Err(too_short()) }
}

fn too_short() -> Error {
    Error::new(ErrorKind::UnexpectedEof, "the graph file is shorter than its head says")
}
