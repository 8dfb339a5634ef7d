package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
)

// Image is a picture that pages may show, any number of times.
type Image struct {
	Width, Height int // in dots
	ref           ref
	turn          Matrix // of the picture as it is stored, in a square of side 1
}

// ways are those in which a camera may be held (Exif 2.3, tag 0112), and what
// turns the picture upright.
var ways = [...]Matrix{
	1: {1, 0, 0, 1, 0, 0},
	2: {-1, 0, 0, 1, 1, 0},
	3: {-1, 0, 0, -1, 1, 1},
	4: {1, 0, 0, -1, 0, 1},
	5: {0, -1, -1, 0, 1, 1},
	6: {0, -1, 1, 0, 0, 1},
	7: {0, 1, 1, 0, 0, 0},
	8: {0, 1, -1, 0, 1, 0},
}

// Turned returns the picture turned upright, for one of the eight orientations
// that cameras note. With any other number it is as it was.
func (i *Image) Turned(orientation int) *Image {
	if orientation < 2 || orientation >= len(ways) {
		return i
	}
	turned := *i
	turned.turn = ways[orientation]
	if turned.turn.A == 0 {
		turned.Width, turned.Height = i.Height, i.Width
	}
	return &turned
}

// maxDots is how many dots a picture may have: more would not fit into memory
// together with its book.
const maxDots = 64 << 20

// Image puts a picture into the document, a JPEG or a PNG. The same bytes are
// put into it once. What is no picture is an error, which does not spoil the
// document.
func (d *Document) Image(data []byte) (*Image, error) {
	sum := sha256.Sum256(data)
	if known := d.images[sum]; known != nil {
		return known, nil
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > maxDots/config.Height {
		return nil, fmt.Errorf("pdf: a picture of %d by %d dots", config.Width, config.Height)
	}
	img := &Image{Width: config.Width, Height: config.Height, turn: ways[1]}
	switch format {
	case "jpeg":
		err = d.putJPEG(img, config.ColorModel, data)
	case "png":
		err = d.putPNG(img, data)
	default:
		err = fmt.Errorf("pdf: a picture of the kind %s", format)
	}
	if err != nil {
		return nil, err
	}
	d.images[sum] = img
	return img, nil
}

// imageDict is the part of a dictionary that all images have.
func imageDict(i *Image, space string, bits int) string {
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%s/BitsPerComponent %d", i.Width, i.Height, space, bits)
}

// putJPEG writes a photo as it is, without what it says of itself: where it was
// taken concerns nobody.
func (d *Document) putJPEG(i *Image, model color.Model, data []byte) error {
	plain, err := stripJPEG(data)
	if err != nil {
		return err
	}
	if _, err := jpeg.DecodeConfig(bytes.NewReader(plain)); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	space, decode := "/DeviceRGB", ""
	switch model {
	case color.GrayModel:
		space = "/DeviceGray"
	case color.CMYKModel: // programs write these as what is left of white
		space, decode = "/DeviceCMYK", "/Decode[1 0 1 0 1 0 1 0]"
	}
	i.ref = d.file.newRef()
	d.file.putPlainStream(i.ref, imageDict(i, space, 8)+decode+"/Filter/DCTDecode", plain)
	return nil
}

// The markers of a JPEG file (ITU-T T.81, annex B).
const (
	startOfScan  = 0xda
	application0 = 0xe0
	adobe        = 0xee // says how colours are to be understood
	application  = 0xef
	comment      = 0xfe
)

// stripJPEG leaves out the segments of a file that are no part of the picture.
func stripJPEG(data []byte) ([]byte, error) {
	errBroken := fmt.Errorf("pdf: a broken JPEG file")
	if len(data) < 2 {
		return nil, errBroken
	}
	out := append(make([]byte, 0, len(data)), data[:2]...)
	for rest := data[2:]; ; {
		for len(rest) > 1 && rest[0] == 0xff && rest[1] == 0xff {
			rest = rest[1:] // filling
		}
		if len(rest) < 4 || rest[0] != 0xff {
			return nil, errBroken
		}
		marker, size := rest[1], 2+int(rest[2])<<8+int(rest[3])
		if marker == startOfScan {
			return append(out, rest...), nil
		}
		if size > len(rest) {
			return nil, errBroken
		}
		isForeign := marker >= application0 && marker <= application && marker != adobe || marker == comment
		if !isForeign {
			out = append(out, rest[:size]...)
		}
		rest = rest[size:]
	}
}
