package site

import (
	"maps"
	"slices"
	"strings"

	"kalauz/internal/content"
	"kalauz/internal/diag"
)

// claim is a page or a file that wants an address.
type claim struct {
	url   string
	place diag.Place
}

var sameAddress = diag.Rule{
	Code:  "K410",
	Words: diag.Words{HU: "Két oldalnak vagy fájlnak ugyanaz a címe: {address}", EN: "Two pages or files have the same address: {address}"},
	Hint:  diag.Words{HU: "Adjon az egyiknek más címet a slug mezővel, vagy nevezze át a fájlt. A másik: {other}.", EN: "Give one of them another address with the field slug, or rename the file. The other one: {other}."},
}

var caseAddress = diag.Rule{
	Code:  "K411",
	Words: diag.Words{HU: "Két cím csak a kis- és nagybetűkben különbözik: {address} és {second}", EN: "Two addresses differ only in capital letters: {address} and {second}"},
	Hint:  diag.Words{HU: "Nevezze át az egyiket: sok tárhely és minden Windows-gép egynek veszi őket. A másik: {other}.", EN: "Rename one of them: many hosts and every Windows computer take them for one. The other one: {other}."},
}

var fileAgainstFolder = diag.Rule{
	Code:  "K412",
	Words: diag.Words{HU: "Egyszerre fájl és mappa volna ezen a címen: {address}", EN: "The address {address} would be a file and a folder at once."},
	Hint:  diag.Words{HU: "Nevezze át az egyiket. A másik: {other}.", EN: "Rename one of them. The other one: {other}."},
}

// settleAddresses gives every address to the first who claims it: pages, then
// files of the content tree, files that are published as they are, terms, and
// old addresses. An old address never shadows a page, so they cannot form a loop.
func (s *Site) settleAddresses() {
	s.resources = s.wantedResources()
	old, faults := s.oldAddresses()
	claims := s.claims(old)
	refused := settle(claims)
	s.refused = slices.Concat(faults, s.refusals(claims, old, refused), foldersAgainstFiles(claims, refused))

	wanted := s.resources
	s.resources, s.resource, s.aliases = nil, make(map[string]string, len(wanted)), nil
	for i, r := range wanted {
		if _, no := refused[len(s.pages)+i]; !no {
			s.resources, s.resource[r.Path] = append(s.resources, r), r.URL
		}
	}
	for i, o := range old {
		if _, no := refused[len(claims)-len(old)+i]; !no {
			s.aliases = append(s.aliases, o.Alias)
		}
	}
}

// claims lists who wants which address, in the order in which they get it.
func (s *Site) claims(old []oldAddress) []claim {
	claims := make([]claim, 0, len(s.pages)+len(s.resources)+len(s.input.Static)+len(s.terms)+len(old))
	for _, p := range s.slots { // sorted by id: sections and books come before what is in them
		if p != nil {
			claims = append(claims, claim{p.URL, p.Place()})
		}
	}
	for _, r := range s.resources {
		claims = append(claims, claim{r.URL, diag.Place{File: "content/" + r.Path}})
	}
	for _, file := range slices.Sorted(slices.Values(s.input.Static)) {
		claims = append(claims, claim{"/" + file, diag.Place{File: "static/" + file}})
	}
	for _, t := range s.terms {
		claims = append(claims, claim{t.URL, diag.Place{File: "content/" + content.TermsFile}})
	}
	for _, o := range old {
		claims = append(claims, claim{o.From, o.value.Place})
	}
	return claims
}

// settle finds the claims whose address somebody before them has, each with who
// that is. Hosts and systems differ in whether capital letters count, so
// addresses that differ in nothing else are one.
func settle(claims []claim) map[int]int {
	refused := map[int]int{}
	owner := make(map[string]int, len(claims))
	for i, c := range claims {
		key := c.key()
		if first, taken := owner[key]; taken {
			refused[i] = first
			continue
		}
		owner[key] = i
	}
	return refused
}

// key is the same for all addresses of one file: "/x/" is "/x/index.html" too.
func (c claim) key() string {
	if dir, ok := strings.CutSuffix(c.url, "/index.html"); ok {
		return strings.ToLower(c.url[:len(dir)+1])
	}
	return strings.ToLower(c.url)
}

// refusals says of every refused claim who has the address.
func (s *Site) refusals(claims []claim, old []oldAddress, refused map[int]int) diag.List {
	var faults diag.List
	told := map[diag.Place]bool{}
	others, firstOld := len(s.pages), len(claims)-len(old)
	for _, i := range slices.Sorted(maps.Keys(refused)) {
		c, owner := claims[i], claims[refused[i]]
		switch {
		case i >= firstOld:
			faults = append(faults, old[i-firstOld].refusal(owner, refused[i] >= firstOld))
		case i >= others || !told[c.place]: // once: a stand-in collides where its original does
			faults = append(faults, c.refusal(owner))
			told[c.place] = true
		}
	}
	return faults
}

func (c claim) refusal(owner claim) diag.Diagnostic {
	if File(c.url) != File(owner.url) {
		return caseAddress.At(c.place, "address", "/"+File(c.url), "second", "/"+File(owner.url), "other", owner.place.String())
	}
	return sameAddress.At(c.place, "address", c.url, "other", owner.place.String())
}

// foldersAgainstFiles finds files that stand where a folder has to be.
func foldersAgainstFiles(claims []claim, refused map[int]int) diag.List {
	files := map[string]claim{}
	for i, c := range claims {
		if _, no := refused[i]; !no && !strings.HasSuffix(c.key(), "/") {
			files[c.key()] = c
		}
	}
	var faults diag.List
	for i, c := range claims {
		if _, no := refused[i]; no {
			continue
		}
		for key, at := c.key(), 1; at < len(key); at++ {
			if key[at] != '/' {
				continue
			}
			if file, stands := files[key[:at]]; stands {
				faults = append(faults, fileAgainstFolder.At(file.place, "address", "/"+File(file.url), "other", c.place.String()))
			}
		}
	}
	return faults
}
