namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>A chain of one set of machines on hosts that are not alike, written down from the rules of docs/virtual-machines.md alone: which hosts are up, one by one, and how many machines restart.</summary>
/// <param name="Hosts">For each host its processing power, its memory, and the hours until it fails and until it is repaired.</param>
/// <param name="Sets">For each set of machines their number, what one takes of both, and which hosts they run on; those that go first before the others.</param>
/// <param name="RestartHours">How long a restart of a machine of the last set takes.</param>
internal sealed record NaivePool((int Cpu, int Memory, double Up, double Down)[] Hosts, (int Count, int Cpu, int Memory, bool[] On)[] Sets, double RestartHours)
{
    private int Count => Sets[^1].Count;

    /// <summary>The share of the last set's machines that do not run on average.</summary>
    public double MissingLevel() => MarkovChain.Explore((Up: (1 << Hosts.Length) - 1, Restarting: 0), (state, next) =>
    {
        var running = Count - state.Restarting;
        foreach (var (to, rate) in Next(state, running).Where(step => step.Rate > 0))
        {
            next.Add(rate.PerHour, to);
        }
    }).SteadyState().Expected(state => (double)state.Restarting / Count);

    private IEnumerable<((int Up, int Restarting) Next, double Rate)> Next((int Up, int Restarting) state, int running)
    {
        for (var host = 0; host < Hosts.Length; host++)
        {
            var other = state.Up ^ (1 << host);
            if ((state.Up >> host & 1) == 0)
            {
                yield return (Settled(other, running), 1 / Hosts[host].Down);
                continue;
            }

            // As whole numbers, so that a share that is whole has no rest.
            var places = Places(state.Up);
            var alike = Enumerable.Range(0, Hosts.Length).Where(mate => (state.Up >> mate & 1) == 1 && IsAlike(host, mate)).ToArray();
            var (part, all) = (running * alike.Sum(mate => places[mate]), Math.Max(1, alike.Length * places.Sum()));
            var (whole, rest) = (part / all, part % all);
            yield return (Settled(other, running - whole), (all - rest) / (all * Hosts[host].Up));
            yield return (Settled(other, running - whole - 1), rest / (all * Hosts[host].Up));
        }

        var restart = Math.Min(state.Restarting, Places(state.Up).Sum() - running);
        yield return ((state.Up, state.Restarting - 1), restart / RestartHours);
    }

    /// <summary>Machines that have no place any more restart.</summary>
    private (int Up, int Restarting) Settled(int up, int running) => (up, Count - Math.Min(running, Places(up).Sum()));

    private bool IsAlike(int one, int other) =>
        (Hosts[one].Cpu, Hosts[one].Memory) == (Hosts[other].Cpu, Hosts[other].Memory) && Array.TrueForAll(Sets, set => set.On[one] == set.On[other]);

    /// <summary>How many machines of the last set have a place on each host: one after the other, where the least of a host is taken then.</summary>
    private int[] Places(int up)
    {
        var (cpu, memory, placed) = (new int[Hosts.Length], new int[Hosts.Length], new int[Hosts.Length]);
        foreach (var set in Sets)
        {
            Array.Clear(placed);
            for (var machine = 0; machine < set.Count; machine++)
            {
                var host = Enumerable.Range(0, Hosts.Length)
                    .Where(host => (up >> host & 1) == 1 && set.On[host] && cpu[host] + set.Cpu <= Hosts[host].Cpu && memory[host] + set.Memory <= Hosts[host].Memory)
                    .OrderBy(host => Math.Max((double)(cpu[host] + set.Cpu) / Hosts[host].Cpu, (double)(memory[host] + set.Memory) / Hosts[host].Memory))
                    .ThenByDescending(host => (Hosts[host].Cpu, Hosts[host].Memory))
                    .ThenBy(host => string.Concat(Sets.Select(each => each.On[host] ? '1' : '0')), StringComparer.Ordinal)
                    .Cast<int?>().FirstOrDefault();
                if (host is not { } taken)
                {
                    break;
                }

                cpu[taken] += set.Cpu;
                memory[taken] += set.Memory;
                placed[taken]++;
            }
        }

        return placed;
    }
}
