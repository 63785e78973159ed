// A PDF that keeps its reader busy for ever.
for (;;);
