package wire

import "github.com/shopspring/decimal"

// Decimal is an exact number, with the zeros at its end.
func (c *Codec) Decimal(v *decimal.Decimal) {
	isSmall := !c.reading && v.Coefficient().IsInt64()
	if c.Bool(&isSmall); isSmall {
		c.smallDecimal(v)
	} else {
		c.largeDecimal(v)
	}
}

// smallDecimal is a number whose digits fit into one integer.
func (c *Codec) smallDecimal(v *decimal.Decimal) {
	if !c.reading {
		c.integer(v.CoefficientInt64())
		c.integer(int64(v.Exponent()))
		return
	}
	digits, exponent := c.integer(0), c.integer(0)
	if limit := int64(decimal.MaxDecodeExponent); exponent < -limit || exponent > limit {
		c.Fail()
		digits, exponent = 0, 0
	}
	*v = decimal.New(digits, int32(exponent))
}

func (c *Codec) largeDecimal(v *decimal.Decimal) {
	var text string
	if !c.reading {
		raw, err := v.MarshalBinary()
		if err != nil {
			panic("wire: " + err.Error()) // an integer of any size has its bytes
		}
		text = string(raw)
	}
	c.String(&text)
	if c.reading {
		*v = decimal.Decimal{}
		if !c.broken && v.UnmarshalBinary([]byte(text)) != nil {
			c.Fail()
		}
	}
}
