package cover

import (
	"hash/fnv"
	"strconv"
)

const (
	cell   = 14   // the side of a square of the grid
	finer  = 10   // a path counts in tenths
	summit = 1024 // the height of the highest single hill
	apart  = 200  // the height between two contour lines
	hills  = 9
)

// Contours returns the contour lines of the country that a seed gives, as the
// data of an SVG path: smooth lines that never cross, over a width and a height.
func Contours(seed string, width, height int) string {
	land := raise(seed, width, height)
	columns, rows := width/cell+2, height/cell+2
	heights := make([][]int, rows+1)
	lowest, highest := land.height(0, 0), land.height(0, 0)
	for y := range heights {
		heights[y] = make([]int, columns+1)
		for x := range heights[y] {
			h := land.height((x-1)*cell+cell/2, (y-1)*cell+cell/2)
			heights[y][x] = h
			lowest, highest = min(lowest, h), max(highest, h)
		}
	}
	var path []byte
	for level := lowest + apart/2; level < highest; level += apart {
		for _, line := range trace(heights, level) {
			path = smooth(path, line)
		}
	}
	return string(path)
}

// country is a few round hills and hollows.
type country []hill

type hill struct{ x, y, radius, height int }

// raise makes the country of a seed. Hills stand beyond the edge too, so that
// lines leave the picture.
func raise(seed string, width, height int) country {
	hash := fnv.New64a()
	hash.Write([]byte(seed))
	state := hash.Sum64() | 1
	next := func(n int) int { // xorshift64*
		state ^= state >> 12
		state ^= state << 25
		state ^= state >> 27
		return int((state * 0x2545F4914F6CDD1D) >> 33 % uint64(n))
	}
	land := make(country, hills)
	for i := range land {
		land[i] = hill{
			x:      next(width*3/2) - width/4,
			y:      next(height*3/2) - height/4,
			radius: width/2 + next(width/2),
			height: summit/2 + next(summit/2),
		}
		if i%3 == 2 {
			land[i].height *= -1
		}
	}
	return land
}

// height is the height at a point: of every hill its height × (1 − (d/r)²)².
func (land country) height(x, y int) int {
	sum := 0
	for _, h := range land {
		dx, dy, r := x-h.x, y-h.y, h.radius*h.radius
		if d := dx*dx + dy*dy; d < r {
			fall := (r - d) * summit / r
			sum += h.height * fall / summit * fall / summit
		}
	}
	return sum
}

// point is a place on a path, in tenths.
type point struct{ x, y int }

// side is a side of a square of the grid that a line crosses: the one from a
// corner to the right or down.
type side struct {
	x, y int
	down bool
}

// trace follows the lines of one height through the grid, square by square, and
// joins the pieces. Lines that leave the picture come first, then closed ones.
func trace(heights [][]int, level int) [][]point {
	next := map[side][]side{}
	var order []side
	join := func(a, b side) {
		for _, s := range []side{a, b} {
			if next[s] == nil {
				order = append(order, s)
			}
		}
		next[a], next[b] = append(next[a], b), append(next[b], a)
	}
	for y := range len(heights) - 1 {
		for x := range len(heights[y]) - 1 {
			square(heights, level, x, y, join)
		}
	}
	var lines [][]point
	seen := map[side]bool{}
	for _, open := range []bool{true, false} {
		for _, start := range order {
			if seen[start] || open != (len(next[start]) == 1) {
				continue
			}
			var line []point
			for at, more := start, true; more; {
				seen[at] = true
				line = append(line, crossing(heights, level, at))
				more = false
				for _, s := range next[at] {
					if !seen[s] {
						at, more = s, true
						break
					}
				}
			}
			if !open {
				line = append(line, line[0])
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// square joins the sides of one square that the line crosses. Where it crosses
// all four, the two pieces keep to the upper left and the lower right corner.
func square(heights [][]int, level, x, y int, join func(a, b side)) {
	above := func(dx, dy int) bool { return heights[y+dy][x+dx] >= level }
	top, bottom := side{x, y, false}, side{x, y + 1, false}
	left, right := side{x, y, true}, side{x + 1, y, true}
	var crossed []side
	for _, s := range []struct {
		side
		ends bool
	}{
		{top, above(0, 0) != above(1, 0)}, {left, above(0, 0) != above(0, 1)},
		{bottom, above(0, 1) != above(1, 1)}, {right, above(1, 0) != above(1, 1)},
	} {
		if s.ends {
			crossed = append(crossed, s.side)
		}
	}
	for i := 0; i+1 < len(crossed); i += 2 {
		join(crossed[i], crossed[i+1])
	}
}

// crossing is where the line crosses a side.
func crossing(heights [][]int, level int, s side) point {
	p := point{(s.x*2 - 1) * cell * finer / 2, (s.y*2 - 1) * cell * finer / 2}
	from := heights[s.y][s.x]
	if s.down {
		p.y += cell * finer * (level - from) / (heights[s.y+1][s.x] - from)
	} else {
		p.x += cell * finer * (level - from) / (heights[s.y][s.x+1] - from)
	}
	return p
}

// smooth appends a line as a path that bends round its points: each is the
// control point of a curve from the middle of one piece to that of the next. Of
// two neighbours one is left out; the country is round enough.
func smooth(path []byte, line []point) []byte {
	var few []point
	for i, p := range line {
		if i%2 == 0 || i == len(line)-1 {
			few = append(few, p)
		}
	}
	closed := few[0] == few[len(few)-1]
	if len(few) < 3 || closed && len(few) < 5 {
		return path // a dot, not a line
	}
	at := few[0]
	if closed {
		at = middle(few[0], few[1])
	}
	path = append(pair(append(path, 'M'), at), 'q')
	for i := 1; i < len(few); i++ {
		to := few[i]
		control := few[i]
		switch {
		case i < len(few)-1:
			to = middle(few[i], few[i+1])
		case closed:
			to = middle(few[0], few[1])
		}
		path = pair(path, point{control.x - at.x, control.y - at.y})
		path = pair(path, point{to.x - at.x, to.y - at.y})
		at = to
	}
	return path
}

func middle(a, b point) point { return point{(a.x + b.x) / 2, (a.y + b.y) / 2} }

// pair appends two numbers in whole units and tenths, as briefly as SVG allows.
func pair(path []byte, p point) []byte {
	path = number(path, p.x)
	return number(path, p.y)
}

func number(path []byte, tenths int) []byte {
	last := path[len(path)-1]
	if tenths >= 0 && last >= '0' && last <= '9' {
		path = append(path, ' ')
	}
	if tenths < 0 {
		path = append(path, '-')
		tenths = -tenths
	}
	if whole := tenths / finer; whole > 0 || tenths == 0 {
		path = strconv.AppendInt(path, int64(whole), 10)
	}
	if part := tenths % finer; part > 0 {
		path = append(path, '.')
		path = strconv.AppendInt(path, int64(part), 10)
	}
	return path
}
