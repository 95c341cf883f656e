//! How far, how many, how covered: indicators per home and category.
