"""Pure views of results: words, money, tables, charts, links, files. Rounding happens here and nowhere else."""
