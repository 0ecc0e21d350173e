namespace AvailabilityKit.Documents;

/// <summary>Writes failovers and restarts as nodes; what has its usual value is left out.</summary>
internal static class FailoverWriter
{
    public static DocumentNode Write(Failover failover)
    {
        var node = DocumentNode.Object();
        node.AddTime("delay", failover.Delay);
        node.AddShare("coverage", failover.Coverage, Probability.One);
        node.AddTime("uncoveredRecovery", failover.UncoveredRecovery, Duration.Zero);
        if (failover.Failback is { } failback)
        {
            node.AddTime("failback", failback);
        }

        node.AddTime("switchOver", failover.SwitchOver, failover.Delay);
        node.AddTime("decisionDelay", failover.DecisionDelay, Duration.Zero);
        if (failover.ChangesPerYear > 0)
        {
            node.Add("changesPerYear", DocumentNode.OfNumber(failover.ChangesPerYear));
            node.AddShare("breaking", failover.Breaking);
            if (failover.TestedBy is { } test)
            {
                node.Add("testedBy", DocumentNode.OfText(test));
            }
        }

        if (failover.Lag is { } lag)
        {
            node.Add("lag", LifetimeWriter.Write(lag));
        }

        if (failover.Policy is { } policy)
        {
            node.Add("policy", DocumentNode.OfText(DocumentWords.FailoverPolicies[policy]));
        }

        if (failover.Needed.Count > 0)
        {
            node.AddNames("needs", failover.Needed);
        }

        return node;
    }
}
