"""Who is named: from capitals to scored names; the parts of `actors` and `names`."""
