package main

import (
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"kalauz/internal/serve"
	"kalauz/internal/watch"
)

// usualPort is the port of the preview: the year in which the press became free
// in Hungary.
const usualPort = 1848

// lastPort is the greatest number that a port can have.
const lastPort = 65535

// triedPorts is how many ports are tried when the first ones are taken.
const triedPorts = 20

type serveFlags struct {
	watchFlags
	port int
	bind string
	open bool
}

func serveCommand(t *terminal) *cobra.Command {
	var f serveFlags
	var profiles profileFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: t.words(words{"Előnézet: mentés után azonnal látszik a változás", "Preview: what is saved is seen at once"}),
		Long: t.words(words{
			"Megmutatja a honlapot a böngészőben, és minden mentés után frissíti. Ha hiba van, az utolsó hibátlan változat marad látható, fölötte a hibával. Csak erről a gépről érhető el.",
			"Shows the site in the browser and refreshes it after every change. When there is an error the last good version stays, with the error over it. It can be reached from this machine only."}),
		Example: "  kalauz serve --open\n  kalauz serve -s honlap -p 8080 -D",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return profiles.during(func() error { return runServe(c.Context(), t, &f) })
		},
	}
	f.register(c.Flags(), t)
	profiles.register(c.Flags(), t)
	f.destinationFlag(c.Flags(), t, words{"ebbe a mappába a build ír, ezért az előnézet nem figyeli", "build writes into this folder, so the preview does not watch it"})
	c.Flags().IntVarP(&f.port, "port", "p", usualPort, t.words(words{"ezen a porton; ha foglalt, a következő szabadon", "on this port; the next free one if it is taken"}))
	c.Flags().StringVar(&f.bind, "bind", "127.0.0.1", t.words(words{"ezen a hálózati címen", "on this network address"}))
	c.Flags().BoolVar(&f.open, "open", false, t.words(words{"megnyitja a böngészőt", "open the browser"}))
	f.pollFlag(c, t)
	return c
}

func runServe(ctx context.Context, t *terminal, f *serveFlags) error {
	o, err := f.options(t)
	if err != nil {
		return err
	}
	if f.port < 0 || f.port > lastPort {
		return wrongValue("port", strconv.Itoa(f.port))
	}
	listener, err := f.listen(t)
	if err != nil {
		return err
	}
	defer listener.Close()
	work := t.follow(&f.siteFlags, &o) // of the first load; later ones are quick
	defer work.stop()
	server := serve.New(serve.Options{Build: o, Now: time.Now, Language: t.lang, Strict: f.strict, Open: openFile, Hosts: f.hosts()})
	watcher, err := f.watcher()
	if err != nil {
		return err
	}
	defer watcher.Close()
	if _, err := interruptible(ctx, server.Load); err != nil {
		return err
	}
	work.stop()
	address := "http://" + net.JoinHostPort(f.shownHost(), strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)) + "/"
	t.tell(words{"Előnézet: %s (leállítás: Ctrl+C)", "Preview: %s (stop with Ctrl+C)"}, address)
	work.end()
	if f.open {
		if err := openFile(address, 0); err != nil {
			t.say(words{"A böngészőt nem sikerült megnyitni: %v", "The browser could not be opened: %v"}, err)
		}
	}
	go server.Watch(ctx, watcher, func() { t.report(server, watcher) })
	return server.Serve(ctx, listener)
}

// report shows the faults of the last load.
func (t *terminal) report(server *serve.Server, watcher *watch.Watcher) {
	site, err := server.Latest()
	if err != nil {
		t.machine(err)
		return
	}
	faults := append(watcher.Warnings(), site.Faults...)
	_ = t.faults(faults, "text", site.Line) // a closed terminal is no reason to stop
	errors, warnings := faults.Sorted().Count()
	t.tell(words{"%s: %s, %s.", "%s: %s, %s."}, time.Now().Format("15:04:05"), t.count(errors, countedErrors), t.count(warnings, countedWarnings))
}

// listen takes the port that was asked for, or the next free one.
func (f *serveFlags) listen(t *terminal) (net.Listener, error) {
	if !f.isLocal() {
		t.say(words{"Figyelem: az előnézet a hálózatról is elérhető lesz (%s).", "Warning: the preview can be reached from the network (%s)."}, f.bind)
	}
	for port := f.port; ; port++ {
		listener, err := net.Listen("tcp", net.JoinHostPort(f.bind, strconv.Itoa(port)))
		if err == nil {
			if port != f.port && f.port != 0 {
				t.say(words{"FIGYELEM: ez a port foglalt: %d; az előnézet ezen a porton fut: %d.", "NOTE: port %d is taken, so the preview runs on port %d."}, f.port, port)
			}
			return listener, nil
		}
		if !errors.Is(err, errPortTaken) || port >= min(f.port+triedPorts, lastPort) {
			return nil, err
		}
	}
}

// isLocal reports whether only this machine can reach the preview.
func (f *serveFlags) isLocal() bool {
	ip := net.ParseIP(f.bind)
	return f.bind == "localhost" || ip != nil && ip.IsLoopback()
}

// hosts are the names by which a preview on another address may be asked for.
func (f *serveFlags) hosts() []string {
	if !f.isLocal() {
		return []string{"*", f.bind}
	}
	return []string{f.bind}
}

// shownHost is the name to type into a browser.
func (f *serveFlags) shownHost() string {
	if ip := net.ParseIP(f.bind); ip != nil && ip.IsUnspecified() {
		return "127.0.0.1"
	}
	return f.bind
}

// openFile shows a file or an address with the program that the system has for
// it; KALAUZ_EDITOR names another, which gets the file and the line.
func openFile(name string, line int) error {
	var command *exec.Cmd
	editor := os.Getenv("KALAUZ_EDITOR")
	switch {
	case editor != "" && line > 0:
		command = exec.Command(editor, name, strconv.Itoa(line))
	case runtime.GOOS == "windows":
		command = exec.Command("rundll32", "url.dll,FileProtocolHandler", name)
	case runtime.GOOS == "darwin":
		command = exec.Command("open", name)
	default:
		command = exec.Command("xdg-open", name)
	}
	if err := command.Start(); err != nil {
		return err
	}
	go func() { _ = command.Wait() }() // so that nothing of it is left behind; how it ends is its own affair
	return nil
}
