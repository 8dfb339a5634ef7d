package starter

import (
	"bytes"
	"text/template"
)

// values is what the templates of new files may ask for.
type values struct {
	Title string // as the editor gave it
	Name  string // of the file, fit for a code: "uj-kezikonyv"
	Lang  string // the language of the file
	Date  string // today, 2006-01-02
}

// fill executes a template of a new file.
func fill(name, text string, v values) ([]byte, error) {
	t, err := template.New(name).Option("missingkey=error").Parse(text)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := t.Execute(&out, v); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
