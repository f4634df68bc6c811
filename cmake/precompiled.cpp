// A target has a source, and those that only hold precompiled headers have this one.
