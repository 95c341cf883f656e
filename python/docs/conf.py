"""How the reference is built: `sphinx-build -W python/docs target/python/docs`."""

import lifecircle

project = "lifecircle"
author = "The lifecircle developers"
release = lifecircle.__version__
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "show-inheritance": True}
napoleon_google_docstring = False
napoleon_use_ivar = True
html_theme = "alabaster"
html_theme_options = {"description": "15-minute convenient life circles (一刻钟便民生活圈)"}
suppress_warnings = ["ref.python"]  # an attribute called id is one of several, which is no mistake
