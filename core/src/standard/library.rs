//! The standards at hand, by id: the bundled ones and the host's own.

use std::sync::OnceLock;

use super::Standard;
use super::read::{Document, resolve};
use crate::error::{Error, ErrorKind, nearest_names};

/// The bundled standards by id.
pub(super) const BUNDLED: [(&str, &str); 8] = [
    ("mofcom-2021", include_str!("../../standards/mofcom-2021.toml")),
    ("mofcom-2025", include_str!("../../standards/mofcom-2025.toml")),
    ("gb50180-2018", include_str!("../../standards/gb50180-2018.toml")),
    ("tdt1062-2021", include_str!("../../standards/tdt1062-2021.toml")),
    ("mohurd-complete-2020", include_str!("../../standards/mohurd-complete-2020.toml")),
    ("urban-check-up", include_str!("../../standards/urban-check-up.toml")),
    ("beijing-8", include_str!("../../standards/beijing-8.toml")),
    ("shanghai-2016", include_str!("../../standards/shanghai-2016.toml")),
];

/// Standards that may extend each other, in whatever order they are added.
///
/// # Examples
///
/// ```
/// use lifecircle::standard::Library;
///
/// let mut library = Library::bundled()?;
/// library.add(r#"
///     id = "our-district"
///     extends = "mofcom-2025"
///     omit = ["front-warehouse"]
///     title = { zh = "本区标准", en = "Our district" }
/// "#, "our-district.toml")?;
/// assert_eq!(library.get("our-district")?.extends, ["mofcom-2025", "mofcom-2021"]);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Library {
    documents: Vec<Document>,
}

impl Library {
    /// The bundled standards.
    ///
    /// # Errors
    ///
    /// None unless a bundled file is broken, which the tests of this library rule out.
    pub fn bundled() -> Result<Library, Error> {
        static READ: OnceLock<Library> = OnceLock::new();
        if let Some(library) = READ.get() {
            return Ok(library.clone());
        }
        let mut library = Library { documents: Vec::new() };
        for (id, text) in BUNDLED {
            library.add(text, &format!("{id}.toml"))?;
        }
        Ok(READ.get_or_init(|| library).clone())
    }

    /// Adds the standard in a TOML text and returns its id; `file` names it in errors.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Standard`] when the file is not as the schema asks, [`ErrorKind::Duplicate`] when its id is taken.
    pub fn add(&mut self, text: &str, file: &str) -> Result<String, Error> {
        let document = Document::read(text, file)?;
        let id = document.id.clone();
        if self.ids().any(|known| known == id) {
            return Err(Error::new(ErrorKind::Duplicate, "there is a standard of this id already")
                .with_value(&id)
                .at(document.place)
                .with_fix("give it an id of its own, and name the other one under extends"));
        }
        self.documents.push(document);
        Ok(id)
    }

    /// The ids, in the order they were added.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.documents.iter().map(|document| document.id.as_str())
    }

    /// The standard of that id, with all that it extends.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when there is none of that id, [`ErrorKind::Standard`] when what it extends is missing
    /// or leads back to itself, or when the editions contradict each other.
    pub fn get(&self, id: &str) -> Result<Standard, Error> {
        let mut chain = vec![self.find(id).ok_or_else(|| {
            Error::new(ErrorKind::NotFound, "there is no standard of that id").with_value(id).with_fix(self.near(id))
        })?];
        while let Some((earlier, place)) = chain.last().and_then(|document| document.extends.as_ref()) {
            let refuse = |message| Error::new(ErrorKind::Standard, message).with_value(earlier).at(place.clone());
            let document = self
                .find(earlier)
                .ok_or_else(|| refuse("there is no standard of that id to extend").with_fix(self.near(earlier)))?;
            if chain.iter().any(|seen| seen.id == document.id) {
                return Err(refuse("a standard cannot extend itself, by whatever way round"));
            }
            chain.push(document);
        }
        resolve(chain.into_iter().rev().cloned().collect())
    }

    fn find(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    fn near(&self, id: &str) -> String {
        let near = nearest_names(id, self.ids());
        match near.is_empty() {
            false => format!("did you mean {}?", near.join(" or ")),
            true => format!("use one of {}", self.ids().collect::<Vec<_>>().join(", ")),
        }
    }
}
