@ics2 @area:timing @ICS2-TIM-11 @needs:stimulate:ics2.book @needs:set-clock
Feature: Nothing is filed earlier than 200 days before the arrival

  What is booked long before is kept until then. That nothing comes too early is shown by an event: a second booking of the same kind,
  which has to be filed at once, comes alone (Finnish customs, page on arrival notifications).

  Scenario Outline: <filing> by the <filer> for an arrival in 210 days
    Given it is 2026-06-01 09:00
    When the <filer> books <filing>: <times>
    And another booking of that kind has to be filed at once
    Then only that other one has been received
    When its limit is reached
    Then its filing has been received, and not earlier than 200 days before the arrival

    @role:sea-carrier @mode:maritime
    Examples: Sea carriers
      | filer       | filing | times                                                                          |
      | sea carrier | F10    | loading 2026-11-30 09:00, departure 2026-11-30 20:00, arrival 2026-12-28 09:00 |

    @role:sea-house-filer @mode:maritime
    Examples: House filers by sea, who may file as soon as they have their papers
      | filer           | filing | times                                                                          |
      | sea house filer | F15    | loading 2026-11-30 09:00, departure 2026-11-30 20:00, arrival 2026-12-28 09:00 |

    @role:sea-consignee @mode:maritime
    Examples: Consignees
      | filer     | filing | times                                                                          |
      | consignee | F17    | loading 2026-11-30 09:00, departure 2026-11-30 20:00, arrival 2026-12-28 09:00 |

    @role:inland-carrier @mode:inland-waterway
    Examples: Barges
      | filer          | filing | times                                                |
      | inland carrier | F10    | departure 2026-12-26 09:00, arrival 2026-12-28 09:00 |

    @role:air-carrier @mode:air
    Examples: Air carriers
      | filer       | filing | times                                                |
      | air carrier | F27    | departure 2026-12-28 00:00, arrival 2026-12-28 09:00 |

    @role:air-forwarder @mode:air
    Examples: Forwarders
      | filer     | filing | times                                                |
      | forwarder | F22    | departure 2026-12-28 00:00, arrival 2026-12-28 09:00 |

    @role:express @mode:air
    Examples: Express
      | filer            | filing | times                                                                          |
      | express operator | F32    | loading 2026-12-28 04:00, departure 2026-12-28 05:00, arrival 2026-12-28 09:00 |

    @role:post @mode:postal
    Examples: Mail
      | filer           | filing | times                                                                          |
      | postal operator | F43    | loading 2026-12-28 04:00, departure 2026-12-28 05:00, arrival 2026-12-28 09:00 |

    @role:road-carrier @mode:road
    Examples: Lorries
      | filer        | filing | times                                                |
      | road carrier | F50    | departure 2026-12-27 09:00, arrival 2026-12-28 09:00 |

    @role:rail-carrier @mode:rail
    Examples: Trains
      | filer        | filing | times                                                |
      | rail carrier | F51    | departure 2026-12-27 09:00, arrival 2026-12-28 09:00 |
