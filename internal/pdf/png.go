package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
)

// putPNG writes a picture in the way that PNG files have themselves (ISO
// 32000-1, 7.4.4.4), so most need not be unpacked. Where dots let the paper
// show through, these are put into a mask.
func (d *Document) putPNG(i *Image, data []byte) error {
	if p, err := readPNG(data); err == nil && p.isPlain() {
		d.putPlane(i, p, "")
		return nil
	}
	whole, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	colours, alpha := split(whole)
	dots, err := packPlane(colours)
	if err != nil {
		return err
	}
	if alpha == nil {
		d.putPlane(i, dots, "")
		return nil
	}
	cover, err := packPlane(alpha)
	if err != nil {
		return err
	}
	mask := &Image{Width: i.Width, Height: i.Height}
	d.putPlane(mask, cover, "")
	d.putPlane(i, dots, fmt.Sprintf("/SMask %d 0 R", mask.ref))
	return nil
}

// putPlane writes the rows of a PNG file as they are.
func (d *Document) putPlane(i *Image, p *pngFile, more string) {
	space, colours := "/DeviceGray", 1
	switch p.kind {
	case pngRGB:
		space, colours = "/DeviceRGB", 3
	case pngPalette:
		o := newObject("[/Indexed/DeviceRGB ").int(len(p.palette)/3 - 1)
		space = string(*o.bytes(string(p.palette)).raw("]"))
	}
	parms := fmt.Sprintf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>", colours, p.bits, p.width)
	i.ref = d.file.newRef()
	d.file.putPlainStream(i.ref, imageDict(i, space, p.bits)+parms+more, p.rows)
}

// pngFile is what a PNG file is made of.
type pngFile struct {
	width, height int
	bits          int
	kind          byte
	interlaced    bool
	transparent   bool
	palette       []byte
	rows          []byte // as they are packed
}

// The kinds of PNG files whose dots have no alpha.
const (
	pngGray    = 0
	pngRGB     = 2
	pngPalette = 3
)

// readPNG reads the chunks of a file.
func readPNG(data []byte) (*pngFile, error) {
	errBroken := fmt.Errorf("pdf: a broken PNG file")
	const signature = 8
	if len(data) < signature {
		return nil, errBroken
	}
	p := &pngFile{}
	for rest := data[signature:]; len(rest) >= 12; {
		size := int(binary.BigEndian.Uint32(rest))
		if size > len(rest)-12 {
			return nil, errBroken
		}
		chunk := rest[8 : 8+size]
		switch string(rest[4:8]) {
		case "IHDR":
			if size != 13 {
				return nil, errBroken
			}
			p.width, p.height = int(binary.BigEndian.Uint32(chunk)), int(binary.BigEndian.Uint32(chunk[4:]))
			p.bits, p.kind, p.interlaced = int(chunk[8]), chunk[9], chunk[12] != 0
		case "PLTE":
			p.palette = chunk
		case "tRNS":
			p.transparent = true
		case "IDAT":
			p.rows = append(p.rows, chunk...)
		}
		rest = rest[12+size:]
	}
	return p, nil
}

// isPlain reports whether the rows can be put into a PDF as they are: all of
// them are there, and none has anything that a PDF could not say.
func (p *pngFile) isPlain() bool {
	colours := 1
	switch p.kind {
	case pngRGB:
		colours = 3
	case pngGray, pngPalette:
	default:
		return false
	}
	if p.interlaced || p.transparent || p.bits > 8 || !p.hasPalette() {
		return false
	}
	unpacked, err := zlib.NewReader(bytes.NewReader(p.rows))
	if err != nil {
		return false
	}
	want := int64(p.height) * int64(1+(p.width*colours*p.bits+7)/8)
	n, err := io.Copy(io.Discard, io.LimitReader(unpacked, want+1))
	return err == nil && n == want
}

// hasPalette reports whether the colours are there that the dots are numbers of.
func (p *pngFile) hasPalette() bool {
	n := len(p.palette)
	return p.kind != pngPalette || n > 0 && n <= 3*256 && n%3 == 0
}

// packPlane packs a picture without alpha.
func packPlane(i image.Image) (*pngFile, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, i); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return readPNG(b.Bytes())
}

// split takes a picture apart: its colours, gray if they all are, and how much
// each dot covers, nil if all do wholly.
func split(i image.Image) (colours, alpha image.Image) {
	r := image.Rect(0, 0, i.Bounds().Dx(), i.Bounds().Dy())
	rgb, gray, cover := image.NewNRGBA(r), image.NewGray(r), image.NewGray(r)
	isGray, isWhole := true, true
	for y := range r.Dy() {
		for x := range r.Dx() {
			c := color.NRGBAModel.Convert(i.At(i.Bounds().Min.X+x, i.Bounds().Min.Y+y)).(color.NRGBA)
			isGray = isGray && c.R == c.G && c.G == c.B
			isWhole = isWhole && c.A == 0xff
			cover.Pix[y*cover.Stride+x] = c.A
			gray.Pix[y*gray.Stride+x] = c.R
			c.A = 0xff
			rgb.SetNRGBA(x, y, c)
		}
	}
	colours = rgb
	if isGray {
		colours = gray
	}
	if isWhole {
		return colours, nil
	}
	return colours, cover
}
