// What laws are tried on. A law takes any of these types as a parameter; a new one is entered here. The seed differs from run to
// run and stands in the message of a failure: [Property(Replay = "...")] tries the same values again.
[assembly: Properties(
    MaxTest = 200,
    QuietOnSuccess = true,
    Arbitrary =
    [
        typeof(Amounts), typeof(Availabilities), typeof(Durations), typeof(TimeSpans), typeof(Fraction), typeof(Magnitude), typeof(NearlyQuantity),
        typeof(Unavailability), typeof(Sketch), typeof(RatedSketch), typeof(RepairableSketch), typeof(SignedSketch), typeof(RandomNetwork), typeof(GridNetwork), typeof(TerminalNetwork), typeof(Formula),
        typeof(SevenVertices), typeof(ChainSketch), typeof(LargeChain), typeof(MildChain), typeof(LeakyChain), typeof(ShuffledChain), typeof(TimedChain),
        typeof(Recipe), typeof(SystemSketch), typeof(ServerFarm), typeof(TwoLevelSystem), typeof(DiscountedTerm), typeof(RandomDocuments), typeof(SoundJson), typeof(NearlyJson),
        typeof(DrawnDiagram), typeof(StackedBar), typeof(FiledNetwork), typeof(TreeRecipe),
    ])]
