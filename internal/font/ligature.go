package font

// ligatures are the glyphs of fi and fl. The Liberation fonts have them, but no
// table that says when to take them.
type ligatures struct {
	f, i, l uint16
	fi, fl  uint16
}

// findLigatures returns those of the face: none where the letters do not touch, as
// in a face without serifs and in code.
func (f *Face) findLigatures() ligatures {
	if !f.metrics.Serif || f.metrics.Fixed {
		return ligatures{}
	}
	id := func(r rune) uint16 {
		id, _ := f.font.NominalGlyph(r)
		return uint16(id)
	}
	return ligatures{f: id('f'), i: id('i'), l: id('l'), fi: id('\ufb01'), fl: id('\ufb02')}
}

// of returns the ligature of f and another glyph, 0 if there is none.
func (l ligatures) of(second uint16) uint16 {
	switch second {
	case l.i:
		return l.fi
	case l.l:
		return l.fl
	}
	return 0
}

// ligate puts a ligature in the place of two letters, unless an accent stands on
// the second. It keeps the kerning with what comes after.
func (f *Face) ligate(glyphs []Glyph) []Glyph {
	if f.ligatures.f == 0 {
		return glyphs
	}
	to := 0
	for k := 0; k < len(glyphs); k++ {
		g := glyphs[k]
		if g.ID == f.ligatures.f && k+1 < len(glyphs) && !sharesCluster(glyphs, k) && !sharesCluster(glyphs, k+1) {
			second := glyphs[k+1]
			if id := f.ligatures.of(second.ID); id != 0 {
				g.ID = id
				g.Advance = int32(f.Advance(id)-f.Advance(second.ID)) + second.Advance
				k++
			}
		}
		glyphs[to] = g
		to++
	}
	return glyphs[:to]
}

// sharesCluster reports whether the glyph behind belongs to the same letters.
func sharesCluster(glyphs []Glyph, k int) bool {
	return k+1 < len(glyphs) && glyphs[k+1].Cluster == glyphs[k].Cluster
}
