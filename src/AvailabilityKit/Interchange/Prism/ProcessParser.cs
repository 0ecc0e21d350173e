namespace AvailabilityKit.Interchange.Prism;

/// <summary>Reads how modules are put together: PRISM manual, "Process Algebra Operators".</summary>
internal sealed class ProcessParser(TokenReader tokens)
{
    private const int Deepest = 200;
    private const int MostOperators = 1_000;
    private int _depth;
    private int _operators;

    public ProcessSyntax Read()
    {
        if (++_depth > Deepest)
        {
            throw Tokenizer.Refusal(tokens.Next.Line, tokens.Next.Column, $"The system is nested deeper than {Deepest} here.");
        }

        var left = Hidden();
        while (Operator() is { } kind)
        {
            var at = tokens.Take();
            List<(string, string)> actions = [];
            if (kind == ProcessKind.Synchronized)
            {
                tokens.Expect("[", "after \"|\"");
                actions = Names("]", isRenaming: false);
                tokens.Expect("|", "after the actions on which processes synchronize");
            }

            // A row of operators is as deep as it is long.
            if (++_operators > MostOperators)
            {
                throw Tokenizer.Refusal(at.Line, at.Column, $"The system has more than {MostOperators} operators.");
            }

            left = new ProcessSyntax(kind, "", left, Hidden(), actions, at.Line, at.Column);
        }

        _depth--;
        return left;
    }

    private ProcessKind? Operator() =>
        tokens.IsSign("||") ? ProcessKind.Parallel : tokens.IsSign("|||") ? ProcessKind.Interleaved : tokens.IsSign("|") ? ProcessKind.Synchronized : null;

    private ProcessSyntax Hidden()
    {
        var process = Simple();
        while (tokens.IsSign("/") || tokens.IsSign("{"))
        {
            var at = tokens.Take();
            var hides = at.Text == "/";
            if (hides)
            {
                tokens.Expect("{", "after \"/\"");
            }

            if (++_operators > MostOperators)
            {
                throw Tokenizer.Refusal(at.Line, at.Column, $"The system has more than {MostOperators} operators.");
            }

            process = new ProcessSyntax(hides ? ProcessKind.Hidden : ProcessKind.Renamed, "", process, null, Names("}", isRenaming: !hides), at.Line, at.Column);
        }

        return process;
    }

    private ProcessSyntax Simple()
    {
        if (tokens.TakeSign("("))
        {
            var inner = Read();
            tokens.Expect(")", "after a part of a system");
            return inner;
        }

        var name = tokens.ExpectName("a module");
        return new ProcessSyntax(ProcessKind.Module, name.Text, null, null, [], name.Line, name.Column);
    }

    private List<(string From, string To)> Names(string end, bool isRenaming)
    {
        List<(string, string)> names = [];
        do
        {
            var from = tokens.ExpectName("an action").Text;
            var to = from;
            if (isRenaming)
            {
                tokens.Expect("<", "in a renaming such as {a<-b}");
                tokens.Expect("-", "in a renaming such as {a<-b}");
                to = tokens.ExpectName("an action").Text;
            }

            names.Add((from, to));
        }
        while (tokens.TakeSign(","));
        tokens.Expect(end, "after the names of actions");
        return names;
    }
}
