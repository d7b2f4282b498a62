@ics2 @area:timing @needs:stimulate:ics2.book @needs:set-clock
Feature: By air the minimum is filed before loading, and the rest by departure or 4 hours before arrival

  Nothing is loaded on an aircraft bound for the Union before its minimum set of data has been filed; a complete filing before
  loading does for both. What remains comes at the latest when the aircraft leaves, where the flight takes less than four hours, and
  otherwise four hours before the first airport (Delegated Regulation 2015/2446, Article 106). At the instant of loading is not
  before loading. Several filings state the actual departure: they can only come when the aircraft has left, which is never after
  the limit.

  Scenario Outline: The <filer> files <filing> before loading, booked <booked>
    Given it is <booked>
    When the <filer> books <filing>: <times>
    And the clock reaches the limit, <limit>
    Then the filing has been received in time

    @ICS2-TIM-05 @role:air-carrier @role:air-forwarder @mode:air
    Examples: The minimum, and complete filings, by carrier or forwarder
      | filer                    | filing | times                                                                          | booked              | limit               |
      | air carrier or forwarder | F20    | loading 2026-06-03 14:00, departure 2026-06-03 18:00, arrival 2026-06-04 03:00 | 2026-06-01 09:00    | 2026-06-03 13:59:59 |
      | air carrier or forwarder | F23    | loading 2026-06-03 14:00, departure 2026-06-03 18:00, arrival 2026-06-04 03:00 | 2026-06-03 13:30    | 2026-06-03 13:59:59 |
      | air carrier or forwarder | F24    | loading 2026-06-03 14:00, departure 2026-06-03 18:00, arrival 2026-06-04 03:00 | 2026-06-03 13:59:59 | 2026-06-03 13:59:59 |

    @ICS2-TIM-05 @role:air-carrier @mode:air
    Examples: A direct waybill
      | filer       | filing | times                                                                          | booked           | limit               |
      | air carrier | F28    | loading 2026-12-31 23:30, departure 2027-01-01 02:00, arrival 2027-01-01 11:00 | 2026-12-30 09:00 | 2026-12-31 23:29:59 |

    @ICS2-TIM-05 @role:air-forwarder @mode:air
    Examples: A house waybill
      | filer     | filing | times                                                                          | booked           | limit               |
      | forwarder | F26    | loading 2026-06-03 14:00, departure 2026-06-03 18:00, arrival 2026-06-04 03:00 | 2026-06-01 09:00 | 2026-06-03 13:59:59 |

    @ICS2-TIM-05 @role:express @mode:air
    Examples: Express
      | filer            | filing | times                                                                          | booked           | limit               |
      | express operator | F32    | loading 2026-06-03 14:00, departure 2026-06-03 18:00, arrival 2026-06-03 20:00 | 2026-06-01 09:00 | 2026-06-03 13:59:59 |

    @ICS2-TIM-05 @role:post @mode:postal
    Examples: Mail
      | filer           | filing | times                                                                          | booked           | limit               |
      | postal operator | F43    | loading 2026-06-03 14:00, departure 2026-06-03 18:00, arrival 2026-06-03 20:00 | 2026-06-01 09:00 | 2026-06-03 13:59:59 |

  Scenario Outline: The rest of a short flight, <filing> by the <filer>, booked <booked>
    Given it is <booked>
    When the <filer> books <filing> from <from> to <to>: <times>
    And the clock reaches the limit, <limit>
    Then the filing has been received in time

    @ICS2-TIM-06 @role:air-carrier @mode:air
    Examples: By the actual departure
      | filer       | filing | from  | to         | times                                                   | booked           | limit               |
      | air carrier | F27    | Tunis | Luxembourg | departure 2026-06-03 18:00, arrival 2026-06-03 20:00    | 2026-06-01 09:00 | 2026-06-03 18:00    |
      | air carrier | F21    | Tunis | Luxembourg | departure 2026-06-03 18:00, arrival 2026-06-03 20:00    | 2026-06-03 18:00 | 2026-06-03 18:00    |
      | air carrier | F29    | Tunis | Luxembourg | departure 2026-06-03 18:00:01, arrival 2026-06-03 22:00 | 2026-06-03 17:20 | 2026-06-03 18:00:01 |

    @ICS2-TIM-06 @role:air-forwarder @mode:air
    Examples: The house waybills of a forwarder, whom nobody tells of the departure
      | filer     | filing | from  | to         | times                                                | booked           | limit            |
      | forwarder | F22    | Tunis | Luxembourg | departure 2026-06-03 18:00, arrival 2026-06-03 20:00 | 2026-06-01 09:00 | 2026-06-03 18:00 |

    @ICS2-TIM-06 @role:express @mode:air
    Examples: Express
      | filer            | filing | from     | to      | times                                                | booked           | limit            |
      | express operator | F30    | Istanbul | Leipzig | departure 2026-06-03 18:00, arrival 2026-06-03 21:10 | 2026-06-01 09:00 | 2026-06-03 18:00 |

  Scenario Outline: The rest of a long flight, <filing> by the <filer>, booked <booked>
    Given it is <booked>
    When the <filer> books <filing>: <times>
    And the clock reaches the limit, <limit>
    Then the filing has been received in time

    @ICS2-TIM-07 @role:air-carrier @mode:air
    Examples: 4 hours before the first airport; four hours are a long flight
      | filer       | filing | times                                                | booked           | limit            |
      | air carrier | F27    | departure 2026-06-03 18:00, arrival 2026-06-04 03:00 | 2026-06-01 09:00 | 2026-06-03 23:00 |
      | air carrier | F21    | departure 2026-06-03 18:00, arrival 2026-06-04 03:00 | 2026-06-03 23:00 | 2026-06-03 23:00 |
      | air carrier | F29    | departure 2026-06-03 18:00, arrival 2026-06-03 22:00 | 2026-06-03 17:00 | 2026-06-03 18:00 |

    @ICS2-TIM-07 @role:air-forwarder @mode:air
    Examples: The house waybills of a forwarder
      | filer     | filing | times                                                | booked           | limit            |
      | forwarder | F22    | departure 2026-10-24 18:00, arrival 2026-10-25 03:30 | 2026-10-24 10:00 | 2026-10-24 23:30 |

    @ICS2-TIM-07 @role:express @mode:air
    Examples: Express
      | filer            | filing | times                                                | booked           | limit            |
      | express operator | F31    | departure 2026-06-03 18:00, arrival 2026-06-04 03:00 | 2026-06-01 09:00 | 2026-06-03 23:00 |

    @ICS2-TIM-07 @role:post @mode:postal
    Examples: Mail
      | filer           | filing | times                                                | booked           | limit            |
      | postal operator | F42    | departure 2026-06-03 18:00, arrival 2026-06-04 03:00 | 2026-06-01 09:00 | 2026-06-03 23:00 |

  @ICS2-TIM-05 @ICS2-TIM-07 @role:air-forwarder @mode:air
  Scenario: The two steps of one shipment by a forwarder: F24 before loading, F22 for the rest
    When the forwarder books F24: loading 2026-06-03 14:00, departure 2026-06-03 18:00, arrival 2026-06-04 03:00
    And the clock reaches the limit, 2026-06-03 13:59:59
    Then the filing has been received in time
    When the forwarder books F22 for the same shipment
    And the clock reaches the limit, 2026-06-03 23:00
    Then the filing has been received in time
