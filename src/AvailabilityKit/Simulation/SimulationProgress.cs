namespace AvailabilityKit.Simulation;

/// <summary>How far a simulation is.</summary>
/// <param name="Events">The events so far.</param>
/// <param name="Time">The time that was simulated so far, of all replications together.</param>
/// <param name="RelativeError">The widest interval so far of what is to become accurate, half its width divided by the estimate; infinite where something was not seen often enough.</param>
public sealed record SimulationProgress(long Events, Duration Time, double RelativeError);
